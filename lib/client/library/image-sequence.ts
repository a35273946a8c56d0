"use client";

import { useEffect } from "react";
import { create } from "zustand";

/** The images of the list the user is browsing, in order. */
export interface ImageSequence {
  count: number;
  /** From 0; undefined if the image is not in the list, or not known to be. */
  placeOf: (assetId: string) => number | undefined;
  /** The image at a place, fetched if necessary. Undefined beyond the ends. */
  idAt: (place: number) => Promise<string | undefined>;
}

const nothing: ImageSequence = {
  count: 0,
  placeOf: () => undefined,
  idAt: async () => undefined,
};

const useStore = create<{ sequence: ImageSequence }>(() => ({ sequence: nothing }));

/** The sequence that the viewer's arrows step through. */
export const useImageSequence = () => useStore(({ sequence }) => sequence);

/** Lets the viewer step through a list while the list is on the screen. Keep `sequence` stable. */
export function useProvidedSequence(sequence: ImageSequence): void {
  useEffect(() => {
    useStore.setState({ sequence });
    return () =>
      useStore.setState((latest) =>
        latest.sequence === sequence ? { sequence: nothing } : latest,
      );
  }, [sequence]);
}
