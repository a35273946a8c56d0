"use client";

import { type ComparedImage, comparedSettings } from "@/lib/core/comparison-view/settings";
import type { DeskImage } from "./desk-image";
import type { Pair } from "./desk-mode";
import { usePictures } from "./use-pictures";
import { useSettingName } from "./use-setting-name";
import { useSettingText } from "./use-setting-text";

/** So many settings stand in a caption; the rest is beside. */
const mostInCaption = 2;

/** The images with what tells them apart, their place in the pair, and their pictures. */
export function useDeskImages(images: ComparedImage[], pair: Pair | undefined): DeskImage[] {
  const pictureOf = usePictures(images.map(({ asset }) => asset));
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
        return key === "model" || key === "pixels" || key === "prompt"
          ? text
          : `${settingName(key)} ${text}`;
      });
    return told.join(", ") || image.asset.name;
  };

  return images.map((image) => ({
    ...image,
    id: image.asset.id,
    width: image.asset.width,
    height: image.asset.height,
    caption: captionOf(image),
    letter: pair?.[0] === image.asset.id ? "A" : pair?.[1] === image.asset.id ? "B" : undefined,
    mark: undefined,
    isRejected: false,
    picture: pictureOf(image.asset),
  }));
}
