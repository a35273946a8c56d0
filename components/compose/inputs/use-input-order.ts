"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { flushSync } from "react-dom";
import { moveInputTo, takeOutInput } from "@/lib/client/draft/inputs";
import type { StripInput } from "./use-strip-inputs";

/** Reorders the strip; the focus follows the image. */
export function useInputOrder(list: RefObject<HTMLUListElement | null>, inputs: StripInput[]) {
  const t = useTranslations("compose");
  const [announcement, setAnnouncement] = useState("");

  return {
    /** What happened, for screen readers. */
    announcement,
    move(from: number, to: number) {
      if (from === to || to < 0 || to >= inputs.length) return;
      const name = inputs[from]?.asset?.name ?? "";
      // The thumb must exist in its new place before it can take the focus.
      flushSync(() => {
        moveInputTo(from, to);
        setAnnouncement(t("moved", { name, number: to + 1, count: inputs.length }));
      });
      focusThumb(list.current, to);
    },
    remove(place: number) {
      flushSync(() => takeOutInput(place));
      focusThumb(list.current, Math.min(place, inputs.length - 2));
    },
  };
}

export type InputOrder = ReturnType<typeof useInputOrder>;

/** If no image is left, focus the control that adds one. */
function focusThumb(list: HTMLElement | null, place: number): void {
  const thumb = list?.querySelector<HTMLElement>(`[data-place="${place}"] button`);
  (thumb ?? list?.querySelector("button"))?.focus();
}
