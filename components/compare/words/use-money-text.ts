"use client";

import { useFormatter } from "next-intl";
import type { Amounts } from "@/lib/core/generation/money";

/** Amounts as text, such as "CN¥3.60 + $0.40"; empty if there are none. */
export function useMoneyText(): (amounts: Amounts) => string {
  const format = useFormatter();
  return (amounts) =>
    Object.entries(amounts)
      .map(([currency, amount]) =>
        format.number(amount, { style: "currency", currency, maximumFractionDigits: 6 }),
      )
      .join(" + ");
}
