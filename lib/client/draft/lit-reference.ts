"use client";

import { useEffect } from "react";
import { create } from "zustand";

/** An image of the draft, or one of its boxes; both count from 0. */
export interface Reference {
  image: number;
  box?: number | undefined;
}

const useStore = create<{ lit: Reference | undefined }>(() => ({ lit: undefined }));

/** What the pointer is on the words for, so that it lights up wherever it is shown. */
export const useLitReference = () => useStore(({ lit }) => lit);

export function lightReference(next: Reference | undefined): void {
  const { lit } = useStore.getState();
  if (lit?.image !== next?.image || lit?.box !== next?.box) useStore.setState({ lit: next });
}

/** Lights something up for as long as it is given by what is on the page. */
export function useLight(reference: Reference | undefined): void {
  const { image, box } = reference ?? {};
  useEffect(() => {
    if (image === undefined) return;
    lightReference({ image, box });
    return () => lightReference(undefined);
  }, [image, box]);
}
