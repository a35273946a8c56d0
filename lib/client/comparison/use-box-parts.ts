"use client";

import { useQueries } from "@tanstack/react-query";
import { assetQuery } from "@/lib/client/queries/assets";
import type { Asset } from "@/lib/core/api/asset";
import type { Box, PixelSize } from "@/lib/core/box/box";
import type { RelativeBox } from "@/lib/core/comparison-view/difference";
import { partOfResult } from "@/lib/core/comparison-view/parts";
import { boxesOf, type ComparedImage } from "@/lib/core/comparison-view/settings";

/** A box drawn on an image, with its share of that image. */
export interface DrawnBox {
  letter: string;
  input: Asset;
  box: Box;
  part: RelativeBox;
}

/** The boxes of the run that made the image, if the image has the ratio of their input. */
export function useBoxParts(image: (ComparedImage & PixelSize) | undefined): DrawnBox[] {
  const boxes = boxesOf(image?.generation);
  const inputIds = [...new Set(boxes.map(({ inputAssetId }) => inputAssetId))];
  const inputs = useQueries({ queries: inputIds.map(assetQuery) });
  if (!image) return [];
  return boxes.flatMap(({ letter, inputAssetId, box }) => {
    const input = inputs[inputIds.indexOf(inputAssetId)]?.data;
    const part = input && partOfResult(box, input, image);
    return input && part ? [{ letter, input, box, part }] : [];
  });
}
