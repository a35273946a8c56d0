"use client";

import { useTranslations } from "next-intl";

/** How a prompt names an image and a box, as the documents do; in the language of the page. */
export function usePromptWords() {
  const t = useTranslations("compose.words");
  return {
    /** `number` counts from 1. */
    ofImage: (number: number) => t("image", { number }),
    /** Where there are several boxes, upstream knows them by their order. */
    ofBox: (number: number, index: number, count: number) =>
      t(count === 1 ? "box" : index === 0 ? "boxA" : "boxB", { number }),
  };
}
