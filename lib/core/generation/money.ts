import { z } from "zod";

/** Amounts by currency, in units of that currency; prices are published in several. */
export const amountsSchema = z.record(z.string().length(3), z.number());
export type Amounts = z.infer<typeof amountsSchema>;

/** The amount in a currency, whose name may come from outside. */
export function amountIn(amounts: Amounts, currency: string): number {
  return Object.hasOwn(amounts, currency) ? (amounts[currency] ?? 0) : 0;
}

/** Adds an amount, exact to a millionth of the currency. */
export function withAmount(amounts: Amounts, currency: string, amount: number): Amounts {
  const millionths = (value: number) => Math.round(value * 1_000_000);
  const sum = millionths(amountIn(amounts, currency)) + millionths(amount);
  return { ...amounts, [currency]: sum / 1_000_000 };
}

/**
 * Whether an amount fits into the budget after what is already spent. A currency without a budget
 * has no limit.
 */
export function fitsBudget(
  budget: Amounts,
  spent: Amounts,
  { currency, total }: { currency: string; total: number },
): boolean {
  const before = { [currency]: amountIn(spent, currency) };
  return amountIn(withAmount(before, currency, total), currency) <= amountIn(budget, currency);
}

/**
 * Reads `20 CNY` or `20 CNY, 3 USD`.
 * @returns undefined for anything else, or if a currency appears twice
 */
export function parseAmounts(text: string): Amounts | undefined {
  const amounts: Amounts = {};
  for (const part of text.split(",")) {
    const match = /^\s*(\d+(?:\.\d+)?)\s+([A-Z]{3})\s*$/.exec(part);
    const [, amount, currency] = match ?? [];
    if (amount === undefined || currency === undefined) return undefined;
    if (Object.hasOwn(amounts, currency)) return undefined;
    amounts[currency] = Number(amount);
  }
  return amounts;
}
