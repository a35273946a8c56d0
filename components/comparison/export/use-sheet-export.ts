"use client";

import { useCompared } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { useAxisText } from "@/components/comparison/words/use-axis-text";
import { useWhyWithout } from "@/components/comparison/words/use-why-without";
import { download } from "@/lib/client/browser/download";
import { useDesk } from "@/lib/client/comparison/desk-store";
import { pictureOfAssets } from "@/lib/client/comparison/sheet/asset-picture";
import { type SheetFormat, writeSheet } from "@/lib/client/comparison/sheet/write-sheet";
import { shownOutput } from "@/lib/core/comparison-view/compared-cell";
import {
  gapCell,
  looseSheet,
  matrixSheet,
  sheetCell,
} from "@/lib/core/comparison-view/comparison-sheet";
import { usualAspect } from "@/lib/core/comparison-view/layout";
import { mapCells } from "@/lib/core/comparison-view/matrix";
import { fileName } from "./file-name";

export const sheetFormats = {
  png: { kind: "png" },
  pdf: { kind: "pdf", paper: "a4", isLandscape: true },
} as const satisfies Record<string, SheetFormat>;

/** Saves the comparison as a labelled picture or as pages to print, as the desk shows it. */
export function useSheetExport(): (format: SheetFormat) => Promise<void> {
  const { title, images, cells, decisions } = useCompared();
  const axisText = useAxisText(cells?.batch.axes ?? []);
  const whyOf = useWhyWithout();
  const { view } = useDesk();

  /** @param caption missing where the heads of its row and column say the same */
  const cellOf = (image: DeskImage, caption?: string) => {
    const lines = [caption, image.mark?.text, decisions[image.id]?.note];
    return sheetCell(
      image,
      lines.flatMap((line) => line || []),
    );
  };
  const sheetOf = () => {
    if (!cells)
      return looseSheet(
        { title, subtitle: "" },
        images.map((image) => cellOf(image, image.caption)),
      );
    const { turn } = view.getState();
    const aspect = images.length > 0 ? usualAspect(images) : 1;
    const shown = mapCells(cells.matrix, (cell) => {
      const output = shownOutput(cell, turn);
      return output ? cellOf(output.image) : gapCell(whyOf(cell), aspect);
    });
    // Where the prompt is an axis, the heads have its words.
    const isVaried = cells.batch.axes.some(({ kind }) => kind === "prompt");
    const subtitle = isVaried ? "" : (cells.batch.request?.prompt ?? "");
    return matrixSheet({ title, subtitle }, shown, axisText);
  };

  return async (format) => {
    const { signal } = new AbortController();
    const assets = images.map(({ asset }) => asset);
    const file = await writeSheet({
      sheet: sheetOf(),
      format,
      pictureOf: pictureOfAssets(assets, signal),
      onProgress: () => undefined,
      signal,
    });
    download(`${fileName(title)}.${format.kind}`, file.type, file);
  };
}
