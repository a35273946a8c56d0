"use client";

import { useTranslations } from "next-intl";
import { useStore } from "zustand";
import type { Compared, Comparison } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { usePictures } from "@/components/comparison/pane/use-pictures";
import { useSettingName } from "@/components/comparison/words/use-setting-name";
import { useSettingText } from "@/components/comparison/words/use-setting-text";
import type { DeskStore } from "@/lib/client/comparison/desk-store";
import { useBoxParts } from "@/lib/client/comparison/use-box-parts";
import { useDifference } from "@/lib/client/comparison/use-difference";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import { imagesOf } from "@/lib/core/comparison-view/compared-cell";
import { activeIdOf } from "@/lib/core/comparison-view/desk-view";
import { cellsOf, mapCells } from "@/lib/core/comparison-view/matrix";
import { orderedPair } from "@/lib/core/comparison-view/pair";
import {
  type ComparedImage,
  comparedSettings,
  type SettingKey,
} from "@/lib/core/comparison-view/settings";

/** Settings in a caption at most; the facts panel shows the rest. */
const mostInCaption = 2;

/** Settings whose values need no name before them. */
const speaksForItself: ReadonlySet<SettingKey> = new Set(["model", "pixels", "place", "prompt"]);

/** What a desk shows of a comparison, as its view stands. */
export function useComparedOn({ view }: DeskStore, comparison: Comparison): Compared {
  const chosen = useStore(view, (latest) => latest.chosen);
  const mode = useStore(view, (latest) => latest.mode);
  const measure = useStore(view, (latest) => latest.difference);
  const deskImageOf = useDeskImage(comparison, chosen);
  const matrix =
    comparison.cells &&
    mapCells(comparison.cells.matrix, (cell) => ({
      ...cell,
      outputs: cell.outputs.map(deskImageOf),
    }));
  const images = matrix ? imagesOf(cellsOf(matrix)) : comparison.images.map(deskImageOf);
  const [a, b] = images.filter(({ letter }) => letter !== undefined);
  const parts = useBoxParts(a).map(({ part }) => part);
  const difference = useDifference(
    mode === "difference" && a && b
      ? { one: a.asset.urls.original, other: b.asset.urls.original, ...measure, parts }
      : undefined,
  );
  return {
    ...comparison,
    images,
    cells: comparison.cells && matrix && { ...comparison.cells, matrix },
    pair: a && b && [a, b],
    active: images.find(({ isActive }) => isActive),
    difference,
  };
}

/** An image with its distinguishing caption, its letter in the pair, and its picture. */
function useDeskImage({ images, decisions }: Comparison, chosen: string[]) {
  const t = useTranslations("comparison.decide");
  const pictureOf = usePictures(images.map(({ asset }) => asset));
  const { facts } = usePunctuation();
  const settingText = useSettingText();
  const settingName = useSettingName();
  const { differing } = comparedSettings(images);
  const ids = images.map(({ asset }) => asset.id);
  const [a, b] = orderedPair(ids, chosen) ?? [];
  const activeId = activeIdOf(ids, chosen);

  const captionOf = (image: ComparedImage) => {
    const told = differing
      .filter((key) => key !== "rewritten" && key !== "file")
      .slice(0, mostInCaption)
      .flatMap((key) => {
        const text = settingText(key, image);
        if (text === undefined) return [];
        return speaksForItself.has(key) ? text : `${settingName(key)} ${text}`;
      });
    return facts(told) || image.asset.name;
  };

  const markOf = (id: string) => {
    const { verdict, rank } = decisions[id] ?? {};
    const words = [
      verdict === "picked" && t("picked"),
      verdict === "rejected" && t("rejected"),
      rank !== undefined && t("rank", { rank }),
    ].filter((word) => word !== false);
    return words.length > 0
      ? { text: words.join(" · "), isGood: verdict !== "rejected" }
      : undefined;
  };

  return (image: ComparedImage): DeskImage => {
    const { id, width, height } = image.asset;
    return {
      ...image,
      id,
      width,
      height,
      caption: captionOf(image),
      letter: id === a ? "A" : id === b ? "B" : undefined,
      isActive: id === activeId,
      mark: markOf(id),
      isRejected: decisions[id]?.verdict === "rejected",
      picture: pictureOf(image.asset),
    };
  };
}
