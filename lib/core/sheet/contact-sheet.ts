import { shownSeedOf } from "@/lib/core/generation/seed";
import type { Asset } from "../api/asset";
import { rowsOf, type Sheet } from "./sheet";

export const captionParts = ["name", "model", "seed", "size", "date"] as const;
export type CaptionPart = (typeof captionParts)[number];

/** The texts below the pictures of a contact sheet, in the user's language. */
export interface CaptionWords {
  modelOf: (id: string) => string;
  seedOf: (seed: number) => string;
  dateOf: (at: string) => string;
}

interface ContactSheetOptions {
  title: string;
  subtitle: string;
  columns: number;
  captions: CaptionPart[];
  words: CaptionWords;
}

/** A sheet of images in order, each with the requested facts, one per line. */
export function contactSheet(assets: Asset[], options: ContactSheetOptions): Sheet {
  const { title, subtitle, columns, captions, words } = options;
  const cells = assets.map((asset) => ({
    picture: asset.id,
    aspect: asset.width / asset.height,
    caption: captionParts
      .filter((part) => captions.includes(part))
      .flatMap((part) => captionOf(asset, part, words) ?? []),
  }));
  return { title, subtitle, columns, rows: rowsOf(cells, columns) };
}

function captionOf(asset: Asset, part: CaptionPart, words: CaptionWords): string | undefined {
  const { name, width, height, createdAt, made } = asset;
  const seed = shownSeedOf(made);
  switch (part) {
    case "name":
      return name;
    case "model":
      return made && words.modelOf(made.model);
    case "seed":
      return seed === undefined ? undefined : words.seedOf(seed);
    case "size":
      return `${width} × ${height}`;
    case "date":
      return words.dateOf(createdAt);
  }
}
