import { openPicture, type PanePicture, type PanePictureSource } from "./picture";

/** Keeps the pictures of a comparison decoded across modes. */
export interface PictureShelf {
  pictureOf: (source: PanePictureSource) => PanePicture;
  /** Releases all others. */
  keepOnly: (ids: string[]) => void;
}

export function createPictureShelf(): PictureShelf {
  const pictures = new Map<string, PanePicture>();
  return {
    pictureOf(source) {
      const known = pictures.get(source.id);
      if (known) return known;
      const picture = openPicture(source);
      pictures.set(source.id, picture);
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
