import { type Amounts, isWithin, loadOn, type Rates } from "./money";

/**
 * Why a run has to be confirmed: it costs more than the administrator's amount, or nobody can tell
 * whether it does.
 */
export type Doubt = "dear" | "otherCurrency" | "unknownPrice";

/** @param askAbove a run that costs more needs confirmation; undefined: none does */
export function doubtOf(
  cost: { currency: string; total: number } | undefined,
  askAbove: Amounts | undefined,
  rates: Rates,
): Doubt | undefined {
  if (!askAbove) return undefined;
  if (!cost) return "unknownPrice";
  if (cost.total === 0) return undefined;
  const load = loadOn(askAbove, {}, cost, rates);
  if (!load) return "otherCurrency";
  return isWithin(load) ? undefined : "dear";
}
