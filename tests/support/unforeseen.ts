import { stripVTControlCharacters } from "node:util";

/**
 * What a server says when something happened that nobody foresaw. Answers that were cut off are told
 * by Next as well; the sandbox cuts off those whose prompts ask for it.
 */
const signs =
  /uncaughtException|unhandledRejection|"code":"internal"|⨯(?! Error: failed to pipe response)/;

/**
 * Looks through what a server printed.
 * @throws with the lines that tell of an error that no code of ours had an answer for
 */
export function expectNothingUnforeseen(output: string): void {
  const lines = stripVTControlCharacters(output).split("\n");
  const first = lines.findIndex((line) => signs.test(line));
  // What follows says where it came from.
  const told = lines.slice(first, first + 30).join("\n");
  if (first >= 0) throw new Error(`A server met the unforeseen:\n${told}`);
}
