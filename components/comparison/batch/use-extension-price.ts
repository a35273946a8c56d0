"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useSettled } from "@/lib/client/browser/use-settled";
import { batchPlanQuery } from "@/lib/client/queries/batches";
import { useAmountsText } from "@/lib/client/words/use-money-text";
import type { Batch } from "@/lib/core/api/batch";
import type { Axis } from "@/lib/core/comparison/axis";
import { knownCells } from "@/lib/core/comparison/known-cells";
import { totalsOf } from "@/lib/core/comparison/totals";
import type { GenerationRequest } from "@/lib/core/generation/request";

/** Typing counts as finished after this long, in milliseconds. */
const settledMs = 250;

/**
 * What the new cells of a larger comparison cost, as text. Undefined while that is being asked, or if
 * there are none; if it cannot be asked, extending says why.
 */
export function useExtensionPrice(
  batch: Batch,
  request: GenerationRequest,
  axes: Axis[] | undefined,
): string | undefined {
  const t = useTranslations("comparison.plan");
  const money = useAmountsText();
  const planOf = (planned: Axis[]) => ({ request, axes: planned, off: [], reuse: true });
  const wanted = axes && planOf(axes);
  const settled = useSettled(wanted, settledMs);
  const { data, isError, isPlaceholderData } = useQuery({
    ...batchPlanQuery(settled ?? planOf(batch.axes)),
    enabled: settled !== undefined,
  });
  if (isError) return t("priceUnknown");
  if (!wanted || !data || isPlaceholderData) return undefined;
  if (JSON.stringify(settled) !== JSON.stringify(wanted)) return undefined;
  const { known } = knownCells(data, batch);
  const { calls, price, unknownPrices } = totalsOf(data.cells.filter((_, index) => !known[index]));
  if (unknownPrices > 0) return t("priceUnknown");
  return calls === 0 ? t("free") : money(price) || t("free");
}
