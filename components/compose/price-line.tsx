"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEndpoint } from "@/lib/client/endpoint";
import { costOf, priceOf } from "@/lib/core/generation/price";
import type { Model } from "@/lib/core/models/model";

interface PriceLineProps {
  model: Model;
  images: number;
}

/** Images × unit price before anything is spent, and how long it usually takes. */
export function PriceLine({ model, images }: PriceLineProps) {
  const t = useTranslations("compose");
  const format = useFormatter();
  const endpoint = useEndpoint();
  const price = priceOf(model, endpoint);
  const countable = Math.max(0, images);
  const money = (amount: number) =>
    format.number(amount, {
      style: "currency",
      currency: price?.currency ?? "CNY",
      maximumFractionDigits: 6,
    });
  const total = price && money(costOf(countable, price).total);
  const wait = t("wait", { seconds: model.typicalSeconds.max });

  return (
    <div className="min-w-0">
      <p className="font-semibold">
        {price && total
          ? t("price", { images: countable, unit: money(price.unitPrice), total })
          : t("priceUnknown", { images: countable })}
      </p>
      <p className="text-2xs text-faint">
        {endpoint === "sandbox" && total ? `${t("priceFree", { total })}, ${wait}` : wait}
      </p>
    </div>
  );
}
