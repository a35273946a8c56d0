/** No body of the documents goes deeper than ten. */
const deepest = 100;

/** Whether parsed JSON goes so deep that whoever walks through it would run out of stack. */
export function isNestedTooDeeply(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    level = level.flatMap((one) => (typeof one === "object" && one ? Object.values(one) : []));
  }
  return level.length > 0;
}
