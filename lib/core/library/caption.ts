import { z } from "zod";
import type { Asset } from "../api/asset";

/** What a designer may want to read below a result. */
export const captionContents = ["prompt", "seed", "model", "none"] as const;
export const captionContentSchema = z.enum(captionContents);

/** Nobody reads more below a tile, and whoever listens wants to hear less. */
const mostCharacters = 60;

/** The beginning of a prompt, whole words where it has any. */
export function promptWords(prompt: string): string {
  const text = prompt.trim().replace(/\s+/g, " ");
  const characters = [...text];
  if (characters.length <= mostCharacters) return text;
  const cut = characters.slice(0, mostCharacters).join("");
  const space = cut.lastIndexOf(" ");
  return `${space > mostCharacters / 2 ? cut.slice(0, space) : cut}…`;
}

/** The image's number among those of its run, from 1, and how many they are; none if it is alone. */
export function placeInRun({ made, index }: Pick<Asset, "made" | "index">) {
  const count = made?.images ?? 1;
  return count > 1 && index !== undefined ? { number: index + 1, count } : undefined;
}
