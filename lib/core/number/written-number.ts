/**
 * One number in digits: groups separated by a space, an apostrophe or an underscore, or points and
 * commas.
 */
export const writtenNumber = /(?:\d{1,3}(?:[ '_]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|[.,]\d+)(?:[.,]\d+)?/;

const isGrouped = (groups: string[]) => {
  const [first = "", ...rest] = groups;
  // The last group has three digits everywhere; groups before it have two in India.
  return (
    /^\d{1,3}$/.test(first) &&
    rest.at(-1)?.length === 3 &&
    (rest.every((group) => group.length === 3) ||
      rest.slice(0, -1).every((group) => group.length === 2))
  );
};

interface Expected {
  /** How many decimal places the field keeps. */
  decimals: number;
  /** The largest number that makes sense, if known. */
  max?: number | undefined;
  /** In a calculation a point is a decimal point. */
  isAlone: boolean;
}

/** The value of what `writtenNumber` found; undefined if its points and commas make no number. */
export function valueOfWritten(written: string, expected: Expected): number | undefined {
  const digits = written.replace(/[ '_]/g, "");
  const separators = digits.match(/[.,]/g) ?? [];
  const last = separators.at(-1);
  if (last === undefined) return Number(digits);
  if (separators.some((one) => one !== last)) {
    const [whole = "", fraction, ...more] = digits.split(last);
    const groups = whole.split(last === "." ? "," : ".");
    if (more.length > 0 || !isGrouped(groups)) return undefined;
    return Number(`${groups.join("")}.${fraction}`);
  }
  const parts = digits.split(last);
  const grouped = isGrouped(parts) ? Number(parts.join("")) : undefined;
  if (separators.length > 1) return grouped;
  const decimal = Number(digits.replace(",", "."));
  if (grouped === undefined || digits.startsWith("0")) return decimal;
  return isOneGroup(last, grouped, expected) ? grouped : decimal;
}

/** Whether `1,234` or `1.234` is in the thousands. */
function isOneGroup(separator: string, grouped: number, expected: Expected): boolean {
  if (separator === ".") return expected.decimals === 0 && expected.isAlone;
  return expected.decimals === 0 || expected.max === undefined || grouped <= expected.max;
}
