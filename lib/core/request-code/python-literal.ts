/** A JSON value as Python code: strings and numbers stay, the rest has Python's own names. */
export function pythonLiteral(value: unknown, indent = ""): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value !== "object") return JSON.stringify(value);
  const deeper = `${indent}    `;
  const parts = Array.isArray(value)
    ? value.map((part) => `${deeper}${pythonLiteral(part, deeper)},`)
    : Object.entries(value).map(
        ([name, part]) => `${deeper}${JSON.stringify(name)}: ${pythonLiteral(part, deeper)},`,
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join("\n")}\n${indent}${close}`;
}
