"use client";

import { useSyncExternalStore } from "react";

const query = "(pointer: coarse)";

/** Whether the page is used with a finger first of all, which needs more room. */
export function useIsCoarsePointer(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
