/**
 * Fields come before the controls beside them, such as a button that removes one, and what is in a
 * list before what empties it.
 */
const focusable = [
  "input:not([hidden]), textarea, select",
  "ul button:enabled",
  "button:enabled, [tabindex='0']",
];

/** Scrolls to the field for a path of the request, such as `parameters.size`, and focuses it. */
export function focusField(path: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-field]")];
  const field = fields.find(({ dataset: { field: own = "" } }) => {
    return path === own || path.startsWith(`${own}.`);
  });
  field?.scrollIntoView({ block: "nearest" });
  const [control] = focusable.flatMap((part) => field?.querySelector<HTMLElement>(part) ?? []);
  control?.focus();
}
