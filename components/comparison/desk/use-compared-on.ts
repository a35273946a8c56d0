"use client";

import { useTranslations } from "next-intl";
import { useStore } from "zustand";
import type { Compared, Comparison, PlacedCells } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { useDistinctWords } from "@/components/comparison/words/use-distinct-words";
import { useSettingName } from "@/components/comparison/words/use-setting-name";
import { useSettingText } from "@/components/comparison/words/use-setting-text";
import type { DeskStore } from "@/lib/client/comparison/desk-store";
import { useFreshAssets } from "@/lib/client/comparison/fresh-assets";
import { useBoxParts } from "@/lib/client/comparison/use-box-parts";
import { useDifference } from "@/lib/client/comparison/use-difference";
import { usePictures } from "@/lib/client/picture/use-pictures";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Asset } from "@/lib/core/api/asset";
import { imagesOf } from "@/lib/core/comparison-view/compared-cell";
import { activeIdOf } from "@/lib/core/comparison-view/desk-view";
import {
  type AxisOrder,
  cellsOf,
  mapCells,
  matrixOf,
  plainOrder,
} from "@/lib/core/comparison-view/matrix";
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

/** What a desk shows of a comparison in its current view. */
export function useComparedOn({ view }: DeskStore, comparison: Comparison): Compared {
  const chosen = useStore(view, (latest) => latest.chosen);
  const mode = useStore(view, (latest) => latest.mode);
  const measure = useStore(view, (latest) => latest.difference);
  const axisOrder = useStore(view, (latest) => latest.axisOrder);
  const deskImageOf = useDeskImage(comparison, chosen);
  const cells = comparison.cells && placed(comparison.cells, axisOrder, deskImageOf);
  const matrix = cells?.matrix;
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
    cells,
    pair: a && b && [a, b],
    active: images.find(({ isActive }) => isActive),
    difference,
  };
}

/** A setting as text; of prompts, the words that tell them apart. */
function useCaptionText(images: ComparedImage[]) {
  const textOf = useSettingText();
  const all = (key: SettingKey) => [
    ...new Set(images.flatMap((image) => textOf(key, image) ?? [])),
  ];
  const prompts = all("prompt");
  const negatives = all("negativePrompt");
  const promptWords = useDistinctWords(prompts);
  const negativeWords = useDistinctWords(negatives);
  return (key: SettingKey, image: ComparedImage) => {
    const text = textOf(key, image);
    if (text === undefined) return undefined;
    if (key === "prompt") return promptWords[prompts.indexOf(text)];
    return key === "negativePrompt" ? negativeWords[negatives.indexOf(text)] : text;
  };
}

/** The cells of a batch in the places that the desk gives its axes. */
function placed(
  { batch, list }: NonNullable<Comparison["cells"]>,
  wished: AxisOrder | undefined,
  deskImageOf: (image: ComparedImage) => DeskImage,
): PlacedCells {
  const { axes } = batch;
  const order = wished?.length === axes.length ? wished : plainOrder(axes);
  const matrix = mapCells(matrixOf(axes, list, order), (cell) => ({
    ...cell,
    outputs: cell.outputs.map(deskImageOf),
  }));
  return { batch, order, matrix };
}

/** An image with its distinguishing caption, its letter in the pair, and its picture. */
function useDeskImage({ images, decisions }: Comparison, chosen: string[]) {
  const t = useTranslations("comparison.decide");
  const freshOf = useFreshAssets(images.map(({ asset }) => asset));
  const pictureOf = usePictures(images.map(({ asset }) => asset));
  const { facts } = usePunctuation();
  const captionText = useCaptionText(images);
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
        const text = captionText(key, image);
        if (text === undefined) return [];
        return speaksForItself.has(key) ? text : `${settingName(key)} ${text}`;
      });
    return facts(told) || image.asset.name;
  };

  const markOf = ({ id, rating, starred }: Asset) => {
    const { verdict, rank } = decisions[id] ?? {};
    const words = [
      verdict === "picked" && t("picked"),
      verdict === "rejected" && t("rejected"),
      rank !== undefined && t("rank", { rank }),
      rating > 0 && `★ ${rating}`,
      starred && t("starred"),
    ].filter((word) => word !== false);
    return words.length > 0
      ? { text: words.join(" · "), isGood: verdict !== "rejected" }
      : undefined;
  };

  return (image: ComparedImage): DeskImage => {
    const asset = freshOf(image.asset);
    const { id, width, height } = asset;
    return {
      ...image,
      asset,
      id,
      width,
      height,
      caption: captionOf(image),
      letter: id === a ? "A" : id === b ? "B" : undefined,
      isActive: id === activeId,
      mark: markOf(asset),
      isRejected: decisions[id]?.verdict === "rejected",
      picture: pictureOf(asset),
    };
  };
}
