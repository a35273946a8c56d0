"use client";

import { useMemo } from "react";
import { distinctWords } from "@/lib/core/comparison-view/changed-words";

/** The words of each text that tell it from the others. */
export function useDistinctWords(texts: string[]): string[] {
  const all = JSON.stringify(texts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `all` changes whenever one of the texts does.
  return useMemo(() => distinctWords(texts), [all]);
}
