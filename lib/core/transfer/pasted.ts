/** What a paste carries, in the terms that matter here. */
interface Pasted {
  text: string;
  /** Whether the text comes with its look, as that of spreadsheets and word processors does. */
  isFormatted: boolean;
  fileNames: string[];
  /** Whether it goes into a field for text. */
  isTyping: boolean;
}

/**
 * Whether a paste is meant as text, which is then the browser's to put into its field. Programs for
 * tables and letters give a picture of the words along with them; a file that was copied comes with
 * its name as a text.
 */
export function isPastedText({ text, isFormatted, fileNames, isTyping }: Pasted): boolean {
  if (!isTyping || text.trim() === "") return false;
  if (fileNames.length === 0 || isFormatted) return true;
  const nameOf = (line: string) => line.trim().replace(/^.*[/\\]/, "");
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  return !lines.every((line) => fileNames.includes(nameOf(line)));
}
