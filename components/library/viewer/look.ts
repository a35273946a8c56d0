import type { PictureSource } from "@/lib/client/picture/picture";
import type { Asset } from "@/lib/core/api/asset";
import type { Box } from "@/lib/core/box/box";
import { editedPlace } from "@/lib/core/generation/draft/continued";

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

/** The input that an edit is probably about. */
export const likelyInput = (inputs: RunInput[]): RunInput | undefined =>
  inputs[editedPlace(inputs)];
