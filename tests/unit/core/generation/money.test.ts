import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doubtOf } from "@/lib/core/generation/doubt";
import {
  type Amounts,
  convert,
  fitsBudget,
  loadOn,
  parseAmounts,
  parseRates,
  withAmount,
} from "@/lib/core/generation/money";

const rates = { CNY: 1, USD: 7.2, EUR: 7.8 };
const currency = fc.constantFrom("CNY", "USD", "EUR", "JPY");
const millionths = fc.integer({ min: 0, max: 100_000_000 }).map((count) => count / 1_000_000);
const price = fc.record({ currency, total: millionths });
const amounts = fc.dictionary(currency, millionths, { noNullPrototype: true });

describe("rates of the configuration", () => {
  it("say what one unit is worth in the currency that all of them share", () => {
    expect(parseRates("7.2 CNY/USD")).toEqual({ CNY: 1, USD: 7.2 });
    expect(parseRates(" 7.2 CNY/USD, 7.8 CNY/EUR ")).toEqual(rates);
  });

  it.each([
    "",
    "7.2",
    "7.2 CNY",
    "7.2 cny/usd",
    "0 CNY/USD",
    "-1 CNY/USD",
    "7.2 CNY/CNY",
    "7.2 CNY/USD, 7.3 CNY/USD",
    "7.2 CNY/USD, 0.14 USD/CNY",
    "7.2 CNY/USD 7.8 CNY/EUR",
  ])("are not: %j", (text) => {
    expect(parseRates(text)).toBeUndefined();
  });

  it("lead from any currency to any other and back", () => {
    const joined = fc.constantFrom("CNY", "USD", "EUR");
    fc.assert(
      fc.property(joined, joined, millionths, (from, to, amount) => {
        const there = convert(amount, from, to, rates) ?? Number.NaN;
        expect(convert(there, to, from, rates)).toBeCloseTo(amount, 9);
      }),
    );
    expect(convert(1, "JPY", "CNY", rates)).toBeUndefined();
    expect(convert(1, "USD", "CNY", {})).toBeUndefined();
    expect(convert(1, "toString", "CNY", rates)).toBeUndefined();
  });
});

describe("a budget", () => {
  it("in yuan counts a price in dollars at the rate", () => {
    const dollar = { currency: "USD", total: 1 };
    expect(fitsBudget({ CNY: 7.2 }, {}, dollar, rates)).toBe(true);
    expect(fitsBudget({ CNY: 7.2 }, { CNY: 0.000001 }, dollar, rates)).toBe(false);
    expect(fitsBudget({ CNY: 14.4 }, { USD: 1 }, dollar, rates)).toBe(true);
    expect(fitsBudget({ CNY: 14.4 }, { USD: 1.000001 }, dollar, rates)).toBe(false);
  });

  it("with an amount of its own for a currency keeps that one apart", () => {
    const budget = { CNY: 20, USD: 3 };
    expect(loadOn(budget, { CNY: 20, USD: 1 }, { currency: "USD", total: 2 }, rates)).toEqual({
      currency: "USD",
      limit: 3,
      before: 1,
      added: 2,
    });
    expect(loadOn(budget, { CNY: 1, EUR: 1 }, { currency: "EUR", total: 1 }, rates)).toEqual({
      currency: "CNY",
      limit: 20,
      before: 8.8,
      added: 7.8,
    });
  });

  it("never lets through what nobody can count", () => {
    fc.assert(
      fc.property(amounts, amounts, price, (budget, spent, asked) => {
        if (Object.hasOwn(budget, asked.currency) || asked.total === 0) return;
        expect(fitsBudget(budget, spent, asked, {})).toBe(false);
      }),
    );
  });

  it("is never exceeded by runs that each fit, at whatever rates", () => {
    const worth = fc.integer({ min: 1, max: 1_000_000 }).map((count) => count / 1000);
    fc.assert(
      fc.property(amounts, fc.array(price), worth, worth, (budget, prices, usd, eur) => {
        const own = { CNY: 1, USD: usd, EUR: eur };
        const spent = prices.reduce<Amounts>(
          (sum, one) =>
            fitsBudget(budget, sum, one, own) ? withAmount(sum, one.currency, one.total) : sum,
          {},
        );
        const limit = (name: string) => Object.entries(budget).find(([other]) => other === name);
        const total = Object.entries(spent).reduce(
          (sum, [name, amount]) => sum + (convert(amount, name, "CNY", own) ?? 0),
          0,
        );
        const most = Object.entries(budget).reduce(
          (sum, [name, amount]) => sum + (convert(amount, name, "CNY", own) ?? 0),
          0,
        );
        if (!limit("JPY")) expect(spent.JPY ?? 0).toBe(0);
        // Each conversion is rounded to a millionth.
        expect(total).toBeLessThanOrEqual(most + 0.002 * (prices.length + 1));
      }),
    );
  });

  it("reads amounts by their currency", () => {
    expect(parseAmounts("20 CNY, 3 USD")).toEqual({ CNY: 20, USD: 3 });
  });
});

describe("a run is confirmed", () => {
  const cases = [
    ["not at all without an amount", undefined, undefined, rates, undefined],
    ["not up to it", { CNY: 7.2 }, { currency: "USD", total: 1 }, rates, undefined],
    ["above it, at the rate", { CNY: 7.1 }, { currency: "USD", total: 1 }, rates, "dear"],
    ["where no rate is known", { CNY: 999 }, { currency: "USD", total: 1 }, {}, "otherCurrency"],
    ["where no price is known", { CNY: 999 }, undefined, rates, "unknownPrice"],
    ["not if it costs nothing", { CNY: 1 }, { currency: "USD", total: 0 }, {}, undefined],
  ] as const;
  it.each(cases)("%s", (_, askAbove, cost, known, doubt) => {
    expect(doubtOf(cost, askAbove, known)).toBe(doubt);
  });
});
