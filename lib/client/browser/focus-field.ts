/** Where what is wrong is mended, before what stands beside it, such as a button for one fewer. */
const focusable = ["input:not([hidden]), textarea, select", "button:enabled, [tabindex='0']"];

/** Brings the field of a path of the request, such as `parameters.size`, into sight and under the keyboard. */
export function focusField(path: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-field]")];
  const field = fields.find(({ dataset: { field: own = "" } }) => {
    return path === own || path.startsWith(`${own}.`);
  });
  field?.scrollIntoView({ block: "nearest" });
  const [control] = focusable.flatMap((part) => field?.querySelector<HTMLElement>(part) ?? []);
  control?.focus();
}
