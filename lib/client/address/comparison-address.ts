"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { comparedIds, comparisonPath } from "@/lib/core/comparison-view/address";

/** The word in the address in the place of an id where a comparison is planned. */
const planning = "plan";

/** Shows images side by side, the first twelve of them. */
export function openComparison(assetIds: string[]): void {
  window.history.pushState(null, "", comparisonPath(assetIds));
}

/** Adds or removes images of the comparison that is open; going back leaves it as a whole. */
export function changeComparison(assetIds: string[]): void {
  window.history.replaceState(null, "", comparisonPath(assetIds));
}

interface ComparisonAddress {
  imageIds: string[];
  batchId: string | undefined;
  isPlanning: boolean;
}

/** What the address compares: images, a comparison under its id, or one that is planned. */
export function useComparisonAddress(): ComparisonAddress {
  const images = useSearchParams().get("images");
  const place = usePathname().split("/")[2];
  return useMemo(() => {
    const isPlanning = place === planning;
    return {
      imageIds: comparedIds(images),
      batchId: isPlanning ? undefined : place || undefined,
      isPlanning,
    };
  }, [images, place]);
}

export const pathOfBatch = (id: string) => `/compare/${id}`;

/** Shows a comparison under its own address. */
export function openBatch(id: string): void {
  window.history.pushState(null, "", pathOfBatch(id));
}

/** Plans a comparison of the present draft. */
export const openPlan = () => openBatch(planning);
