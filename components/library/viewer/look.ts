import type { PictureSource } from "@/lib/client/picture/use-picture";
import type { Asset } from "@/lib/core/api/asset";
import type { Box } from "@/lib/core/box/box";

/** What the stage shows: the image, an input it was made from, or both with a dividing line. */
export type Look = "result" | "input" | "wipe";

/** An input of the run that made the image. */
export interface RunInput {
  asset: Asset;
  /** Its number as the prompt counts, from 1. */
  number: number;
  boxes: Box[];
}

export function pictureOf({ width, height, hasAlpha, urls }: Asset): PictureSource {
  return { width, height, hasAlpha, previewUrl: urls.preview, tilesUrl: urls.tiles };
}

/**
 * The input that an edit is probably about: the first with a box, otherwise the last, whose shape
 * upstream keeps.
 */
export function likelyInput(inputs: RunInput[]): RunInput | undefined {
  return inputs.find(({ boxes }) => boxes.length > 0) ?? inputs.at(-1);
}
