"use client";

import { useTranslations } from "next-intl";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useEndpoint } from "@/lib/client/queries/service";
import { useOwnWaits } from "@/lib/client/queries/waits";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { costOfRequest, countOfRequest } from "@/lib/core/generation/price";
import { expectedWait } from "@/lib/core/generation/wait/expected-wait";
import { PriceCardButton } from "./price-card-button";
import { useWaitText } from "./use-wait-text";

/** Images × unit price before anything is spent, and the usual duration. */
export function PriceLine() {
  const t = useTranslations("compose");
  const money = useMoneyText();
  const endpoint = useEndpoint();
  const model = useDraftModel();
  const { request } = useDraftFit();
  const images = countOfRequest(request, model);
  const cost = costOfRequest(request, model, endpoint);
  const priceText = () => {
    if (!cost) return t("priceUnknown", { images });
    const { inputs, currency } = cost;
    const [unit, total] = [money(cost.unitPrice, currency), money(cost.total, currency)];
    const sum = { images, unit, total };
    if (!inputs) return t("price", sum);
    const inputUnit = money(inputs.unitPrice, currency);
    return t("priceWithInputs", { ...sum, inputs: inputs.count, inputUnit });
  };
  const isFree = endpoint === "sandbox";
  const wait = useWaitText(expectedWait(model, request, useOwnWaits()));

  return (
    <div className="flex items-start justify-between gap-2">
      <div className="min-w-0">
        {/* What is only practice does not look like spending. */}
        <p className="font-semibold">{isFree ? t("priceFree") : priceText()}</p>
        <p className="flex flex-wrap gap-x-2 text-2xs text-faint">
          {isFree && <span>{priceText()}</span>}
          <span>{wait}</span>
        </p>
      </div>
      <PriceCardButton />
    </div>
  );
}
