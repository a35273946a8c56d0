/** What in a field takes the focus first. */
const focusable = "input:not([hidden]), textarea, select, button, [tabindex='0']";

/** Brings the field of a path of the request, such as `parameters.size`, into sight and under the keyboard. */
export function focusField(path: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-field]")];
  const field = fields.find(({ dataset: { field: own = "" } }) => {
    return path === own || path.startsWith(`${own}.`);
  });
  field?.scrollIntoView({ block: "nearest" });
  field?.querySelector<HTMLElement>(focusable)?.focus();
}
