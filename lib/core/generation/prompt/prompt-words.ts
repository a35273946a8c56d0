import type { Draft } from "@/lib/core/generation/draft/draft";

/** A part of a text, in UTF-16 units as a browser's field counts them. */
export interface TextSelection {
  start: number;
  end: number;
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const opening = /[\s([{“‘"'/-]/u;
const closing = /[\s)\]}”’"'.,;:!?/-]/u;

/** The text with the selection replaced by words, set off by spaces if the script uses them. */
export function withWords(
  text: string,
  { start, end }: TextSelection,
  words: string,
): { text: string; caret: number } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const [first = ""] = words;
  const last = Array.from(words).at(-1) ?? "";
  const previous = Array.from(before).at(-1) ?? "";
  const [next = ""] = after;
  const isApart = (one: string, other: string) => wide.test(one) || wide.test(other);
  const lead = previous === "" || opening.test(previous) || isApart(previous, first) ? "" : " ";
  const trail = next === "" || closing.test(next) || isApart(next, last) ? "" : " ";
  const inserted = before + lead + words;
  return { text: inserted + trail + after, caret: inserted.length };
}

/** How prompts number images: "image 2", "the second picture", 图2, 第二张图, 画像2, 2枚目. */
const namings = [
  /\b(?:image|picture|photo|figure|img)s?\s*#?\s*\d/iu,
  /\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|last)\s+(?:\w+\s+)?(?:image|picture|photo)/iu,
  /(?:图|圖|图片|图像|画像|写真|イメージ)\s*[0-9０-９一二三四五六七八九]/u,
  /第?\s*[0-9０-９一二三四五六七八九]\s*(?:张|張|幅|枚目|つ目|番目)/u,
];

/** Whether the words say which image they mean. */
export function namesAnImage(prompt: string): boolean {
  return namings.some((naming) => naming.test(prompt));
}

/**
 * What the prompt fails to mention: an image with boxes, or any of several images. When editing
 * several images, the prompt must name them: docs/dashscope.md#prompts
 */
export function unsaidIn({
  prompt,
  inputs,
}: Pick<Draft, "prompt" | "inputs">): "boxes" | "images" | undefined {
  if (prompt.trim() === "" || namesAnImage(prompt)) return undefined;
  if (inputs.some(({ boxes }) => boxes.length > 0)) return "boxes";
  return inputs.length > 1 ? "images" : undefined;
}
