/** No body of the API is nested deeper than twenty. */
const deepest = 100;

/** Whether parsed JSON is nested so deeply that walking through it would overflow the stack. */
export function isNestedTooDeeply(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    level = level.flatMap((one) => (typeof one === "object" && one ? Object.values(one) : []));
  }
  return level.length > 0;
}
