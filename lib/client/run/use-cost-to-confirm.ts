"use client";

import { useFormatter } from "next-intl";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useAskAbove, useEndpoint } from "@/lib/client/queries/service";
import { costOf, priceOf } from "@/lib/core/generation/price";

/** The formatted cost of the draft's run, if the operator wants it confirmed. */
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
