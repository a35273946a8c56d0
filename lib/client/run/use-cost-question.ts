"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useAskAbove, useEndpoint, useRates } from "@/lib/client/queries/service";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { doubtOf } from "@/lib/core/generation/doubt";
import { costOfRequest } from "@/lib/core/generation/price";

/** What to ask about the cost of the draft's run, if the administrator wants it confirmed. */
export function useCostQuestion(): string | undefined {
  const t = useTranslations("compose.confirmCost");
  const format = useFormatter();
  const money = useMoneyText();
  const askAbove = useAskAbove();
  const rates = useRates();
  const model = useDraftModel();
  const endpoint = useEndpoint();
  const { request } = useDraftFit();
  const cost = costOfRequest(request, model, endpoint);
  const doubt = doubtOf(cost, askAbove, rates);
  if (!doubt) return undefined;
  const total = cost && money(cost.total, cost.currency);
  return t(doubt, { total: total ?? "", counted: format.list(Object.keys(askAbove ?? {})) });
}
