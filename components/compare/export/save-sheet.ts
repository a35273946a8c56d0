import type { DeskImage } from "@/components/compare/pane/desk-image";
import { download } from "@/lib/client/browser/download";
import { pictureOfAssets } from "@/lib/client/comparison/sheet/asset-picture";
import { type SheetFormat, writeSheet } from "@/lib/client/comparison/sheet/write-sheet";
import type { SheetImage } from "@/lib/core/comparison-view/comparison-sheet";
import type { Decisions } from "@/lib/core/comparison-view/decisions";
import type { Sheet } from "@/lib/core/sheet/sheet";
import { fileName } from "./file-name";

/** Makes a comparison's sheet from its images. */
export type SheetMaker = (images: SheetImage[]) => Sheet;

export const sheetFormats = {
  png: { kind: "png" },
  pdf: { kind: "pdf", paper: "a4", isLandscape: true },
} as const satisfies Record<string, SheetFormat>;

/** Saves the comparison as a labelled picture or as pages to print. */
export async function saveSheet(
  format: SheetFormat,
  title: string,
  images: DeskImage[],
  decisions: Decisions,
  sheetOf: SheetMaker,
): Promise<void> {
  const shown = images.map(({ id, width, height, caption, mark }) => ({
    id,
    width,
    height,
    lines: [caption, mark?.text, decisions[id]?.note].flatMap((line) => line || []),
  }));
  const { signal } = new AbortController();
  const assets = images.map(({ asset }) => asset);
  const file = await writeSheet({
    sheet: sheetOf(shown),
    format,
    pictureOf: pictureOfAssets(assets, signal),
    onProgress: () => undefined,
    signal,
  });
  download(`${fileName(title)}.${format.kind}`, file.type, file);
}
