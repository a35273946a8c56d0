/** A place in a snippet that is filled when it is used: `{product}`, or `｛商品｝` as it is typed in Japanese and Chinese. */
const variable = /[{｛](?<name>[\p{L}\p{N}_-][\p{L}\p{M}\p{N}_・ \u3000-]{0,39})[}｝]/gu;
/** Shorter words are in nearly every prompt. */
const telling = /.{4}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/su;

/** The names of a snippet's variables in the order in which they come, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].flatMap(({ groups }) => groups?.name ?? []))];
}

/** The snippet with its variables replaced; one without a value stays as it is written. */
export function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(variable, (written, name: string) => values.get(name)?.trim() || written);
}

/**
 * Whether a prompt may have been made from a snippet, whatever its variables were. No prompt is
 * known by a snippet that fixes hardly a word.
 */
export function isWrittenFrom(prompt: string, snippet: string): boolean {
  const parts = snippet
    .replace(variable, "\u0000")
    .split("\u0000")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  let at = 0;
  return (
    parts.some((part) => telling.test(part)) &&
    parts.every((part) => {
      const found = prompt.indexOf(part, at);
      at = found + part.length;
      return found >= 0;
    })
  );
}
