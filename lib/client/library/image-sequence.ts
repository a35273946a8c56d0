"use client";

import { useEffect } from "react";
import { create } from "zustand";

/** The images of the list that is looked through, in its order. */
export interface ImageSequence {
  count: number;
  /** From 0; undefined where the image is not in the list, or not known to be. */
  placeOf: (assetId: string) => number | undefined;
  /** The image at a place; fetches what is not there yet. Undefined beyond the ends. */
  idAt: (place: number) => Promise<string | undefined>;
}

const nothing: ImageSequence = {
  count: 0,
  placeOf: () => undefined,
  idAt: async () => undefined,
};

const useStore = create<{ sequence: ImageSequence }>(() => ({ sequence: nothing }));

/** What the viewer goes through with its arrows. */
export const useImageSequence = () => useStore(({ sequence }) => sequence);

/** Lets the viewer go through a list while the list is on the screen. Keep `sequence` stable. */
export function useProvidedSequence(sequence: ImageSequence): void {
  useEffect(() => {
    useStore.setState({ sequence });
    return () =>
      useStore.setState((latest) =>
        latest.sequence === sequence ? { sequence: nothing } : latest,
      );
  }, [sequence]);
}
