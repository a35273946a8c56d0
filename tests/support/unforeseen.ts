import { stripVTControlCharacters } from "node:util";

/**
 * What a server prints after an unforeseen error. Next also reports answers that were cut off, as
 * the sandbox does on request. PostgreSQL says in classes 22 and 42 that a value or a statement is wrong.
 */
const signs =
  /uncaughtException|unhandledRejection|"code":"internal"|"sqlState":"(?:22|42)|⨯(?! Error: failed to pipe response)/;

/**
 * Checks a server's output.
 * @throws with the lines about an error that none of our code handled
 */
export function expectNothingUnforeseen(output: string): void {
  const lines = stripVTControlCharacters(output).split("\n");
  const first = lines.findIndex((line) => signs.test(line));
  // The lines after it say where it came from.
  const told = lines.slice(first, first + 30).join("\n");
  if (first >= 0) throw new Error(`A server met the unforeseen:\n${told}`);
}
