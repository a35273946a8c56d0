/** The width of a Latin letter as a share of the font size; an ideograph is a square. */
const letterWidth = 0.58;

/** About how many lines a text takes in a width, in the same unit as the font size. */
export function linesIn(text: string, width: number, fontSize: number): number {
  const widths = Array.from(text, (sign) => (sign > "\u2e7f" ? 1 : letterWidth));
  const length = widths.reduce((sum, part) => sum + part, 0) * fontSize;
  return Math.max(1, Math.ceil(length / width));
}
