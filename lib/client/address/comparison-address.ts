"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { comparedIds, comparisonPath } from "@/lib/core/comparison-view/address";

/** Stands in for an id in the URL while a batch is being planned. */
const planning = "plan";

/** Shows images side by side, up to twelve of them. */
export function openComparison(assetIds: string[]): void {
  window.history.pushState(null, "", comparisonPath(assetIds));
}

/**
 * Adds images to the open comparison or removes some, in the same history entry: going back leaves
 * the comparison.
 */
export function changeComparison(assetIds: string[]): void {
  window.history.replaceState(null, "", comparisonPath(assetIds));
}

interface ComparisonAddress {
  imageIds: string[];
  batchId: string | undefined;
  isPlanning: boolean;
}

/** What the URL compares: images, a batch, or the plan of one. */
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

/** Shows a batch under its own URL. */
export function openBatch(id: string): void {
  window.history.pushState(null, "", pathOfBatch(id));
}

/** Shows the plan of a batch. */
export const showPlan = () => openBatch(planning);
