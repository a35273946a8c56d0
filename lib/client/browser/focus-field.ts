import { isCovered } from "./is-covered";

/**
 * Fields come before the controls beside them, such as a button that removes one, and what is in a
 * list before what empties it.
 */
const focusable = [
  "input:not([hidden]), textarea, select",
  "ul button:enabled",
  "button:enabled, [tabindex='0']",
];

/**
 * Scrolls to the field for a path of the request, such as `parameters.size`, and focuses it. Says
 * whether it is there.
 */
export function focusField(path: string): boolean {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-field]")];
  const field = fields.find(({ dataset: { field: own = "" } }) => {
    return path === own || path.startsWith(`${own}.`);
  });
  field?.scrollIntoView({ block: "nearest" });
  const [control] = focusable.flatMap((part) => field?.querySelector<HTMLElement>(part) ?? []);
  control?.focus();
  return control !== undefined;
}

/** A view that opens is drawn within this many frames. */
const mostFrames = 60;

/**
 * Focuses a field of a view that is just opening, once it is drawn and no dialog covers it; not if
 * the designer has gone on to something else meanwhile.
 */
export function focusFieldWhenDrawn(path: string): void {
  const waiting = new AbortController();
  const end = () => waiting.abort();
  for (const press of ["keydown", "pointerdown"]) {
    window.addEventListener(press, end, { capture: true, signal: waiting.signal });
  }
  const seek = (frames: number) =>
    requestAnimationFrame(() => {
      if (waiting.signal.aborted) return;
      const isFocused = !isCovered() && focusField(path);
      if (isFocused || frames === 0) end();
      else seek(frames - 1);
    });
  seek(mostFrames);
}
