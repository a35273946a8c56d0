"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { LatePopover } from "@/components/ui/floating/late-popover";
import { useDraftFit, useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { useEndpoint } from "@/lib/client/queries/service";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { costOfRequest, priceOf } from "@/lib/core/generation/price";
import { isOffered } from "@/lib/core/models/at-endpoint";

interface PriceCardProps {
  /** Holds the button that opened it. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** Where the price and the limits are from, how to set them right, and where the bill is. */
export default function PriceCard({ anchor, onClose }: PriceCardProps) {
  const t = useTranslations("compose.priceCard");
  return (
    <LatePopover
      anchor={anchor}
      side="top"
      label={t("title")}
      onClose={onClose}
      className="w-80 bg-raised p-4 text-xs text-soft"
    >
      <Facts />
    </LatePopover>
  );
}

function Facts() {
  const t = useTranslations("compose.priceCard");
  const money = useMoneyText();
  const endpoint = useEndpoint();
  const model = useDraftModel();
  const { request } = useDraftFit();
  const price = priceOf(model, endpoint);
  const cost = costOfRequest(request, model, endpoint);
  const { submissionsPerSecond: aSecond, tasksAtOnce, ...limitsSource } = model.limits;
  const sourceOf = ({ source, asOf }: { source: string; asOf: string }) =>
    asOf ? t("source", { source, asOf }) : t("byAdministrator");
  const unit = cost && money(cost.unitPrice, cost.currency);
  const isByMinute = aSecond < 1;
  const rate = {
    count: Math.round(aSecond * (isByMinute ? 60 : 1) * 100) / 100,
    period: isByMinute ? "minute" : "second",
  };
  const rows = [
    {
      label: t("price"),
      text: unit ? t("perImage", { unit }) : t("unknown"),
      source: price && sourceOf(price),
    },
    isOffered(model, endpoint) && {
      label: t("limits"),
      text: t(tasksAtOnce === null ? "rate" : "rateAndPlaces", {
        ...rate,
        places: tasksAtOnce ?? 0,
      }),
      source: sourceOf(limitsSource),
    },
  ].filter((row) => row !== false);
  return (
    <div className="flex flex-col gap-2.5">
      <h2 className="font-semibold text-text">{t("title")}</h2>
      <dl className="flex flex-col gap-2">
        {rows.map(({ label, text, source }) => (
          <div key={label}>
            <dt className="text-2xs text-faint">{label}</dt>
            <dd className="text-text">{text}</dd>
            {source && <dd className="text-2xs text-faint">{source}</dd>}
          </div>
        ))}
      </dl>
      <p>{t("own")}</p>
      {endpoint === "beijing" && <p>{t("freeQuota")}</p>}
      {endpoint === "sandbox" ? <p>{t("sandbox")}</p> : <p>{t("bill")}</p>}
    </div>
  );
}
