import { z } from "zod";

/** Amounts by currency, in units of that currency; prices are published in several. */
export const amountsSchema = z.record(z.string().length(3), z.number());
export type Amounts = z.infer<typeof amountsSchema>;

/** The amount in a currency, whose name may come from outside. */
function amountIn(amounts: Amounts, currency: string): number {
  return Object.hasOwn(amounts, currency) ? (amounts[currency] ?? 0) : 0;
}

/** Adds an amount, exact to a millionth of the currency. */
export function withAmount(amounts: Amounts, currency: string, amount: number): Amounts {
  const millionths = (value: number) => Math.round(value * 1_000_000);
  const sum = millionths(amountIn(amounts, currency)) + millionths(amount);
  return { ...amounts, [currency]: sum / 1_000_000 };
}

/**
 * What one unit of a currency is worth in the currency that the administrator counts in; that one is
 * worth 1. Empty: no rate is known.
 */
export type Rates = Readonly<Record<string, number>>;

/** The amount in another currency; undefined where no rate joins the two. */
export function convert(amount: number, from: string, to: string, rates: Rates) {
  if (from === to) return amount;
  const [worth, unit] = [amountIn(rates, from), amountIn(rates, to)];
  return worth > 0 && unit > 0 ? (amount * worth) / unit : undefined;
}

interface Price {
  currency: string;
  total: number;
}

/** A limit, what counts against it already and what something would add, all in its currency. */
interface Load {
  currency: string;
  limit: number;
  before: number;
  added: number;
}

/**
 * What a price would add to a limit: the one in its own currency, or the first one that a rate joins
 * with it. Whatever was spent in currencies without a limit of their own counts against that one, too.
 * @returns undefined if no limit counts, so that nobody can keep to it
 */
export function loadOn(
  limits: Amounts,
  spent: Amounts,
  { currency, total }: Price,
  rates: Rates,
): Load | undefined {
  const found = limitFor(limits, currency, rates);
  if (found === undefined) return undefined;
  const before = Object.entries(spent).reduce<Amounts>((sum, [other, amount]) => {
    if (limitFor(limits, other, rates) !== found) return sum;
    return withAmount(sum, found, convert(amount, other, found, rates) ?? 0);
  }, {});
  const added = withAmount({}, found, convert(total, currency, found, rates) ?? 0);
  return {
    currency: found,
    limit: amountIn(limits, found),
    before: amountIn(before, found),
    added: amountIn(added, found),
  };
}

function limitFor(limits: Amounts, currency: string, rates: Rates): string | undefined {
  if (Object.hasOwn(limits, currency)) return currency;
  return Object.keys(limits).find((one) => convert(1, currency, one, rates) !== undefined);
}

/** Whether a load stays within its limit, exact to a millionth. */
export function isWithin({ currency, limit, before, added }: Load): boolean {
  return amountIn(withAmount({ [currency]: before }, currency, added), currency) <= limit;
}

/** Whether a price fits into the budget after what is already spent; one that nobody can count never does. */
export function fitsBudget(budget: Amounts, spent: Amounts, price: Price, rates: Rates): boolean {
  const load = loadOn(budget, spent, price, rates);
  return load ? isWithin(load) : price.total === 0;
}

/**
 * Reads `7.2 CNY/USD` or `7.2 CNY/USD, 7.8 CNY/EUR`: what one unit of the last is worth in the first,
 * which all of them share.
 * @returns undefined for anything else, or if a currency appears twice
 */
export function parseRates(text: string): Rates | undefined {
  const rates: Record<string, number> = {};
  let base: string | undefined;
  for (const part of text.split(",")) {
    const match = /^\s*(\d+(?:\.\d+)?)\s+([A-Z]{3})\/([A-Z]{3})\s*$/.exec(part);
    const [, worth, counted, currency] = match ?? [];
    if (worth === undefined || counted === undefined || currency === undefined) return undefined;
    base ??= counted;
    const isTwice = currency === base || Object.hasOwn(rates, currency);
    if (counted !== base || isTwice || Number(worth) <= 0) return undefined;
    rates[currency] = Number(worth);
  }
  return base === undefined ? undefined : { ...rates, [base]: 1 };
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
