/** A part of a calculation: a number already read, or a sign. */
export type Token = number | "+" | "-" | "*" | "/" | "(" | ")" | "%";

/**
 * The result of a calculation; undefined if it is invalid or has no result.
 * @param whole what 100 % is; without it, percentages are invalid
 */
export function calculated(tokens: Token[], whole: number | undefined): number | undefined {
  let at = 0;
  const takes = (...signs: Token[]) => {
    const token = tokens[at];
    if (token === undefined || !signs.includes(token)) return undefined;
    at += 1;
    return token;
  };

  const operand = (): number => {
    if (takes("-")) return -operand();
    if (takes("+")) return operand();
    let value: number;
    if (takes("(")) {
      value = sum();
      if (!takes(")")) return Number.NaN;
    } else {
      const token = tokens[at];
      if (typeof token !== "number") return Number.NaN;
      at += 1;
      value = token;
    }
    return takes("%") ? (value / 100) * (whole ?? Number.NaN) : value;
  };
  const product = (): number => {
    let value = operand();
    for (let sign = takes("*", "/"); sign; sign = takes("*", "/")) {
      value = sign === "*" ? value * operand() : value / operand();
    }
    return value;
  };
  const sum = (): number => {
    let value = product();
    for (let sign = takes("+", "-"); sign; sign = takes("+", "-")) {
      value = sign === "+" ? value + product() : value - product();
    }
    return value;
  };

  const result = sum();
  return at === tokens.length && Number.isFinite(result) ? result : undefined;
}
