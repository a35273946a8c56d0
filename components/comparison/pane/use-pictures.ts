"use client";

import { useEffect, useState } from "react";
import type { Asset } from "@/lib/core/api/asset";
import type { PanePicture, PanePictureSource } from "./picture";
import { createPictureShelf, type PictureShelf } from "./picture-shelf";

const sourceOf = ({ id, width, height, hasAlpha, urls }: Asset): PanePictureSource => ({
  id,
  width,
  height,
  hasAlpha,
  thumbUrl: urls.thumb,
  previewUrl: urls.preview,
  tilesUrl: urls.tiles,
});

/** The decoded pictures of the images; those no longer compared are released. */
export function usePictures(assets: Asset[]): (asset: Asset) => PanePicture | undefined {
  const [shelf, setShelf] = useState<PictureShelf>();
  const ids = assets.map(({ id }) => id).join();

  useEffect(() => {
    const opened = createPictureShelf();
    setShelf(opened);
    return () => opened.keepOnly([]);
  }, []);
  useEffect(() => shelf?.keepOnly(ids.split(",")), [shelf, ids]);

  return (asset) => shelf?.pictureOf(sourceOf(asset));
}
