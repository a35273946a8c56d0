"use client";

import { useSyncExternalStore } from "react";

const query = "(pointer: coarse)";

/** Whether a finger is the main pointer, which needs larger targets. */
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
