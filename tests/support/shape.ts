/**
 * Where an answer differs in form from the printed one: compares fields and kinds of values, not
 * values. Each entry of a list must match one of the printed entries.
 */
export function differencesOfShape(printed: unknown, answered: unknown, at = "answer"): string[] {
  if (Array.isArray(printed)) {
    if (!Array.isArray(answered)) return [`${at} is no list`];
    return answered.flatMap((entry, index) => {
      const found = printed.map((kind) => differencesOfShape(kind, entry, `${at}[${index}]`));
      const [first = [`${at}[${index}] is too much`]] = found.sort(
        (left, right) => left.length - right.length,
      );
      return first;
    });
  }
  if (!isRecord(printed)) {
    return typeof printed === typeof answered ? [] : [`${at} is no ${typeof printed}`];
  }
  if (!isRecord(answered)) return [`${at} is no object`];
  const names = new Set([...Object.keys(printed), ...Object.keys(answered)]);
  return [...names].flatMap((name) => {
    if (!(name in answered)) return [`${at}.${name} is missing`];
    if (!(name in printed)) return [`${at}.${name} is not printed`];
    return differencesOfShape(printed[name], answered[name], `${at}.${name}`);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
