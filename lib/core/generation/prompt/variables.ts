/** A place in a snippet that is filled when it is used: `{product}`. */
const variable = /\{(?<name>[\p{L}\p{N}_-][\p{L}\p{N}_ -]{0,39})\}/gu;

/** The names of a snippet's variables in the order in which they come, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].flatMap(({ groups }) => groups?.name ?? []))];
}

/** The snippet with its variables replaced; one without a value stays as it is written. */
export function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(variable, (written, name: string) => values.get(name)?.trim() || written);
}

/** Whether a prompt may have been made from a snippet, whatever its variables were. */
export function isWrittenFrom(prompt: string, snippet: string): boolean {
  let at = 0;
  return snippet
    .replace(variable, "\u0000")
    .split("\u0000")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .every((part) => {
      const found = prompt.indexOf(part, at);
      at = found + part.length;
      return found >= 0;
    });
}
