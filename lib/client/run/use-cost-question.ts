"use client";

import { useFormatter } from "next-intl";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useAskAbove, useEndpoint } from "@/lib/client/queries/service";
import { costOfRequest } from "@/lib/core/generation/price";

/** The formatted cost of the draft's run, if the operator wants it confirmed. */
export function useCostToConfirm(): string | undefined {
  const format = useFormatter();
  const askAbove = useAskAbove();
  const model = useDraftModel();
  const endpoint = useEndpoint();
  const { request } = useDraftFit();
  const cost = costOfRequest(request, model, endpoint);
  if (!askAbove || !cost) return undefined;
  const { currency, total } = cost;
  const most = askAbove[currency];
  if (most === undefined || total <= most) return undefined;
  return format.number(total, { style: "currency", currency, maximumFractionDigits: 6 });
}
