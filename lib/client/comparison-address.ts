"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { comparedIds, comparisonPath } from "@/lib/core/comparison-view/address";

/** Shows images side by side, the first twelve of them. */
export function openComparison(assetIds: string[]): void {
  window.history.pushState(null, "", comparisonPath(assetIds));
}

/** Adds or removes images of the comparison that is open; going back leaves it as a whole. */
export function changeComparison(assetIds: string[]): void {
  window.history.replaceState(null, "", comparisonPath(assetIds));
}

/** What the address compares: images, or a planned comparison under its id. */
export function useComparisonAddress(): { imageIds: string[]; batchId: string | undefined } {
  const images = useSearchParams().get("images");
  const batchId = usePathname().split("/")[2];
  return useMemo(() => ({ imageIds: comparedIds(images), batchId }), [images, batchId]);
}
