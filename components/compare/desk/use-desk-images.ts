"use client";

import { useTranslations } from "next-intl";
import type { DeskImage } from "@/components/compare/pane/desk-image";
import { usePictures } from "@/components/compare/pane/use-pictures";
import { useSettingName } from "@/components/compare/words/use-setting-name";
import { useSettingText } from "@/components/compare/words/use-setting-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Decisions } from "@/lib/core/comparison-view/decisions";
import {
  type ComparedImage,
  comparedSettings,
  type SettingKey,
} from "@/lib/core/comparison-view/settings";

/** Settings in a caption at most; the facts panel shows the rest. */
const mostInCaption = 2;

/** Settings whose values need no name before them. */
const speaksForItself: ReadonlySet<SettingKey> = new Set(["model", "pixels", "place", "prompt"]);

/** The images with their distinguishing captions, their letters in the pair, and their pictures. */
export function useDeskImages(
  images: ComparedImage[],
  pair: readonly [string, string] | undefined,
  activeId: string | undefined,
  decisions: Decisions,
): DeskImage[] {
  const t = useTranslations("compare.decide");
  const pictureOf = usePictures(images.map(({ asset }) => asset));
  const { facts } = usePunctuation();
  const settingText = useSettingText();
  const settingName = useSettingName();
  const { differing } = comparedSettings(images);

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

  return images.map((image) => ({
    ...image,
    id: image.asset.id,
    width: image.asset.width,
    height: image.asset.height,
    caption: captionOf(image),
    letter: pair?.[0] === image.asset.id ? "A" : pair?.[1] === image.asset.id ? "B" : undefined,
    isActive: activeId === image.asset.id,
    mark: markOf(image.asset.id),
    isRejected: decisions[image.asset.id]?.verdict === "rejected",
    picture: pictureOf(image.asset),
  }));
}
