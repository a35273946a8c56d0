"use client";

import { useEffect, useState } from "react";
import { fetchBlob } from "@/lib/client/browser/fetch-blob";
import { madePicture, type Picture } from "@/lib/client/picture/picture";
import type { Box, PixelSize } from "@/lib/core/box/box";

/** A part of an original. */
export interface Crop {
  id: string;
  url: string;
  box: Box;
  caption: string;
}

interface CutOut {
  key: string;
  caption: string;
  size: PixelSize;
  /** Undefined until it has been cut out. */
  picture: Picture | undefined;
}

const keyOf = ({ id, box }: Crop) => `${id} ${box.join()}`;

/** Parts of originals as separate pictures, in the originals' pixels. */
export function useCrops(crops: Crop[]): CutOut[] {
  const [pictures, setPictures] = useState<ReadonlyMap<string, Picture>>(new Map());
  const wanted = crops.map(keyOf).join(";");

  // biome-ignore lint/correctness/useExhaustiveDependencies: `wanted` changes whenever the crops do.
  useEffect(() => {
    const abort = new AbortController();
    const made: Picture[] = [];
    for (const crop of crops) {
      cutOut(crop, abort.signal)
        .then((picture) => {
          if (abort.signal.aborted) return picture.close();
          made.push(picture);
          setPictures((before) => new Map(before).set(keyOf(crop), picture));
        })
        // Its pane stays empty: the viewer says what is wrong with an original.
        .catch(() => undefined);
    }
    return () => {
      abort.abort();
      setPictures(new Map());
      for (const picture of made) picture.close();
    };
  }, [wanted]);

  return crops.map((crop) => ({
    key: keyOf(crop),
    caption: crop.caption,
    size: sizeOf(crop.box),
    picture: pictures.get(keyOf(crop)),
  }));
}

const sizeOf = ([x1, y1, x2, y2]: Box): PixelSize => ({ width: x2 - x1, height: y2 - y1 });

async function cutOut({ url, box }: Crop, signal: AbortSignal): Promise<Picture> {
  const blob = await fetchBlob(url, signal);
  const { width, height } = sizeOf(box);
  const bitmap = await createImageBitmap(blob, box[0], box[1], width, height);
  return madePicture(url, bitmap, { width, height });
}
