/** The properties of a paste that matter here. */
interface Pasted {
  text: string;
  /** Whether the text comes with formatting, as from spreadsheets and word processors. */
  isFormatted: boolean;
  fileNames: string[];
  /** Whether it goes into a text field. */
  isTyping: boolean;
}

/**
 * Whether a paste is meant as text, which the browser then puts into its field. Spreadsheets and
 * word processors add a picture of the text; a copied file comes with its name as text.
 */
export function isPastedText({ text, isFormatted, fileNames, isTyping }: Pasted): boolean {
  if (!isTyping || text.trim() === "") return false;
  if (fileNames.length === 0 || isFormatted) return true;
  const nameOf = (line: string) => line.trim().replace(/^.*[/\\]/, "");
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  return !lines.every((line) => fileNames.includes(nameOf(line)));
}
