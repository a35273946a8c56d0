/** Joins class names, leaving out those a condition switched off. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
