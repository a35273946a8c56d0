"use client";

import { useMemo } from "react";
import { ownWords } from "@/lib/core/comparison-view/changed-words";

/** The words of each text that tell it from the others. */
export function useOwnWords(texts: string[]): string[] {
  const all = JSON.stringify(texts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `all` changes whenever one of the texts does.
  return useMemo(() => ownWords(texts), [all]);
}
