"use client";

import { useTranslations } from "next-intl";

/** How a prompt names an image or box, following the documents, in the page's language. */
export function usePromptWords() {
  const t = useTranslations("compose.words");
  return {
    /** `number` counts from 1. */
    ofImage: (number: number) => t("image", { number }),
    /** Upstream tells several boxes apart by their order. */
    ofBox: (number: number, index: number, count: number) =>
      t(count === 1 ? "box" : index === 0 ? "boxA" : "boxB", { number }),
  };
}
