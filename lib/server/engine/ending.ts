import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { costOf } from "@/lib/core/generation/price";
import type { Status } from "@/lib/core/generation/status";
import type { GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { storedCost } from "@/lib/server/db/stored-json";

/**
 * What a generation cost if upstream billed this many images, at the price when it was queued.
 * @param priceDrawn the price of one image, from the one when it was queued, by what was drawn
 */
export function settledCost(
  row: GenerationRow,
  images: number,
  priceDrawn: (unitPrice: number) => number = (unitPrice) => unitPrice,
): string | null {
  if (!row.cost) return null;
  const rate = storedCost(row.cost);
  return JSON.stringify(costOf(images, { ...rate, unitPrice: priceDrawn(rate.unitPrice) }));
}

/** The changes to the row when a generation ends and upstream billed nothing. */
export function endedWithoutImages(
  row: GenerationRow,
  status: Extract<Status, "failed" | "canceled">,
  error: Failure | undefined,
) {
  return {
    status,
    error: error ? JSON.stringify({ code: error.code, message: error.message }) : null,
    cost: settledCost(row, 0),
    finished_at: Date.now(),
  };
}
