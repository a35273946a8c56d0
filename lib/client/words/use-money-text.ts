"use client";

import { useFormatter } from "next-intl";
import type { Amounts } from "@/lib/core/generation/money";

/** An image may cost less than the currency's smallest coin. */
const priceDigits = 6;

/**
 * An amount of money in the user's language, such as "CN¥0.25".
 * @param digits after the decimal point at most
 */
export function useMoneyText(digits = priceDigits): (amount: number, currency: string) => string {
  const format = useFormatter();
  return (amount, currency) =>
    format.number(amount, { style: "currency", currency, maximumFractionDigits: digits });
}

/**
 * Amounts in several currencies, such as "CN¥3.60 + $0.40"; empty if there are none.
 * @param digits after the decimal point at most
 */
export function useAmountsText(digits = priceDigits): (amounts: Amounts) => string {
  const money = useMoneyText(digits);
  return (amounts) =>
    Object.entries(amounts)
      .map(([currency, amount]) => money(amount, currency))
      .join(" + ");
}
