"use client";

import { useFormatter } from "next-intl";
import { costOf, priceOf } from "@/lib/core/generation/price";
import { useAskAbove, useEndpoint } from "./service";
import { useDraftFit, useDraftModel } from "./use-draft-problems";

/** What the draft's run costs, in words, where it is so much that the operator wants it confirmed. */
export function useCostToConfirm(): string | undefined {
  const format = useFormatter();
  const askAbove = useAskAbove();
  const model = useDraftModel();
  const price = priceOf(model, useEndpoint());
  const { request } = useDraftFit();
  if (!askAbove || !price) return undefined;
  const { currency, total } = costOf(request.parameters.n ?? model.parameters.n.default, price);
  const most = askAbove[currency];
  if (most === undefined || total <= most) return undefined;
  return format.number(total, { style: "currency", currency, maximumFractionDigits: 6 });
}
