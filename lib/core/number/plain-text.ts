/** Digits of any script as those of ASCII; Unicode keeps the ten of a script in one row. */
function withAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (zero > 0 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}

/** Signs that are written differently elsewhere, by what they mean here. */
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
 * Numbers as a keyboard without other scripts writes them: full-width and other digits, signs and
 * spaces of any kind as their ASCII ones, nothing that is not seen. Undefined where a sign stands for
 * another number than its digits, such as in 10².
 */
export function plainNumberText(text: string): string | undefined {
  if (/\p{No}/u.test(text)) return undefined;
  const visible = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return signs
    .reduce((written, [sign, meaning]) => written.replace(sign, meaning), withAsciiDigits(visible))
    .trim();
}
