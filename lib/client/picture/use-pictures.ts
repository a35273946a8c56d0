"use client";

import { useEffect, useState } from "react";
import type { Asset } from "@/lib/core/api/asset";
import { openPicture, type Picture, type PictureSource } from "./picture";

/** The pictures of many images, by their ids. */
interface PictureShelf {
  pictureOf: (asset: Asset) => Picture;
  /** Closes all others. */
  keepOnly: (ids: string[]) => void;
}

const sourceOf = ({ width, height, hasAlpha, urls }: Asset): PictureSource => ({
  width,
  height,
  hasAlpha,
  thumbUrl: urls.thumb,
  previewUrl: urls.preview,
  tilesUrl: urls.tiles,
});

/**
 * The pictures of images that are drawn small beside each other, decoded for as long as they are
 * among them. Undefined until the page can decode.
 */
export function usePictures(assets: Asset[]): (asset: Asset) => Picture | undefined {
  const [shelf, setShelf] = useState<PictureShelf>();
  const ids = assets.map(({ id }) => id).join();

  useEffect(() => {
    const opened = createPictureShelf();
    setShelf(opened);
    return () => opened.keepOnly([]);
  }, []);
  useEffect(() => shelf?.keepOnly(ids.split(",")), [shelf, ids]);

  return (asset) => shelf?.pictureOf(asset);
}

function createPictureShelf(): PictureShelf {
  const pictures = new Map<string, Picture>();
  return {
    pictureOf(asset) {
      const known = pictures.get(asset.id);
      if (known) return known;
      const picture = openPicture(sourceOf(asset));
      pictures.set(asset.id, picture);
      return picture;
    },
    keepOnly(ids) {
      for (const [id, picture] of pictures) {
        if (ids.includes(id)) continue;
        picture.close();
        pictures.delete(id);
      }
    },
  };
}
