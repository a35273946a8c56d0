"use client";

import { useDraftFit, useDraftModel, useInputAssets } from "@/lib/client/draft/use-draft-problems";
import { useSendingLimits } from "@/lib/client/queries/service";
import type { Asset } from "@/lib/core/api/asset";
import { planSending } from "@/lib/core/generation/preparation";

/** How the draft's images are sent; undefined while one of them is unknown. */
export function useSendingPlan() {
  const limits = useDraftModel().inputs;
  const sending = useSendingLimits();
  const { request } = useDraftFit();
  const { assets } = useInputAssets();
  const known: Asset[] = assets.filter((asset) => asset !== undefined);
  // Say nothing about copies until every image is known.
  if (!limits || known.length < assets.length) return undefined;
  return { assets: known, limits, plan: planSending(known, limits, sending, request) };
}
