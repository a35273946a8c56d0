import type { PromptLanguage } from "@/lib/core/models/model";

/**
 * The scripts that give a language away. Latin letters do not: nobody can be certain whether a few
 * words are English.
 */
const scripts = {
  han: /\p{sc=Han}/u,
  // With the mark for long vowels.
  kana: /[\p{scx=Hira}\p{scx=Kana}]/u,
  hangul: /\p{sc=Hang}/u,
  latin: /\p{sc=Latin}/u,
  other: /\p{L}/u,
};
type Script = keyof typeof scripts;

/** Lettering for the picture is quoted, and may be in any language. */
const quoted = /“[^”]*”|"[^"]*"|「[^」]*」|『[^』]*』|《[^》]*》|«[^»]*»|„[^“”]*[“”]|‘[^’]*’/gu;

/** Fewer letters than this are no text yet: one begins to be written letter by letter. */
const fewestLetters = 6;
/** Japanese prose is a third kana or more, so half of that tells it; a kana in a Chinese sentence is decoration. */
const leastKana = 1 / 6;

/**
 * The language that a prompt is clearly written in, by its letters outside quotation marks; "other"
 * for one that is neither of these. Undefined where it cannot be told, as in Latin letters. Han
 * characters alone count as Chinese.
 */
export function languageOf(prompt: string): "zh" | "ja" | "ko" | "other" | undefined {
  const counts: Record<Script, number> = { han: 0, kana: 0, hangul: 0, latin: 0, other: 0 };
  let letters = 0;
  for (const [character] of prompt.replace(quoted, " ").matchAll(/\p{L}/gu)) {
    letters += 1;
    counts[scriptOf(character)] += 1;
  }
  const { han, kana, hangul, other } = counts;
  const isMost = (count: number) => count > letters / 2;
  if (letters < fewestLetters) return undefined;
  if (isMost(hangul)) return "ko";
  if (isMost(han + kana)) return kana >= (han + kana) * leastKana ? "ja" : "zh";
  return isMost(other) ? "other" : undefined;
}

function scriptOf(character: string): Script {
  if (scripts.han.test(character)) return "han";
  if (scripts.kana.test(character)) return "kana";
  if (scripts.hangul.test(character)) return "hangul";
  return scripts.latin.test(character) ? "latin" : "other";
}

/**
 * Whether a prompt is clearly in none of these languages.
 * @param languages those that the documents of its model name; none: they say nothing
 */
export function isInAnotherLanguage(prompt: string, languages: readonly PromptLanguage[]): boolean {
  if (languages.length === 0) return false;
  const language = languageOf(prompt);
  return language !== undefined && !languages.some((one) => one === language);
}
