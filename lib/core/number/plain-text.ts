/** Converts digits of any script to ASCII. Unicode keeps the ten digits of a script in sequence. */
function withAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (zero > 0 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}

/** Characters used elsewhere, by what they mean here. */
const signs: [RegExp, string][] = [
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/[×✕✖⨯∗·⋅]/g, "*"],
  [/[÷\u2044\u2215]/g, "/"],
  [/٫/g, "."],
  [/[٬、]/g, ","],
  [/٪/g, "%"],
  [/[’‘´`]/g, "'"],
  [/\s+/g, " "],
];

/**
 * Numbers as an ASCII keyboard writes them: converts full-width and other digits, signs and spaces
 * of any kind, and drops invisible characters. Undefined if a character changes what the digits
 * mean, as in 10².
 */
export function plainNumberText(text: string): string | undefined {
  if (/\p{No}/u.test(text)) return undefined;
  const visible = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return signs
    .reduce((written, [sign, meaning]) => written.replace(sign, meaning), withAsciiDigits(visible))
    .trim();
}
