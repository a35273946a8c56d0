"use client";

import { useCallback } from "react";

/** How far each place was scrolled, in CSS pixels, while the page is open. */
const kept = new Map<string, number>();

/** The `ref` of something that scrolls: it keeps its place when it leaves the page and returns. */
export function useKeptScroll(place: string) {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return;
      element.scrollTop = kept.get(place) ?? 0;
      const keep = () => kept.set(place, element.scrollTop);
      element.addEventListener("scroll", keep, { passive: true });
      return () => element.removeEventListener("scroll", keep);
    },
    [place],
  );
}
