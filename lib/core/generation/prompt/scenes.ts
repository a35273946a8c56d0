/** A line that describes one image of a set: "Image 2: …", "第2张：…", "2枚目：…". */
const scene =
  /^\s*(?:image|picture|photo|scene|图|画像|第)?\s*[0-9０-９]{1,2}\s*(?:张|張|幅|枚目)?\s*[:：]/iu;

/** How many images a set's prompt describes, one per line. */
export function countScenes(prompt: string): number {
  return prompt.split("\n").filter((line) => scene.test(line)).length;
}

/** The prompt with a line for the next image, and where to continue writing. */
export function withScene(prompt: string, lead: string): string {
  const text = prompt.trimEnd();
  return text === "" ? lead : `${text}\n${lead}`;
}
