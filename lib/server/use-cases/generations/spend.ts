import "server-only";
import type { Spend } from "@/lib/core/api/spend";
import {
  type Amounts,
  isWithin,
  loadOn,
  type Rates,
  withAmount,
} from "@/lib/core/generation/money";
import type { Cost } from "@/lib/core/generation/price";
import type { Database } from "@/lib/server/db/database";
import { chargedSince, expectedToday } from "@/lib/server/db/generations/charge-rows";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

/** Why a budget cannot count what runs cost. */
export type UncountableCode = "budget.unknownPrice" | "budget.otherCurrency";
export type BudgetCode = "budget.exceeded" | UncountableCode;

/** Midnight today and on the first of the month, in the server's time zone. */
function beginnings(now: Date) {
  return {
    day: new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime(),
    month: new Date(now.getFullYear(), now.getMonth(), 1).getTime(),
  };
}

/** What the active endpoint's runs have cost today and this month. */
export async function readSpend({ database, endpoint, config }: Studio): Promise<Spend> {
  const { day, month } = beginnings(new Date());
  return {
    today: await chargedSince(database, endpoint.id, day),
    month: await chargedSince(database, endpoint.id, month),
    ...(config.dailyBudget ? { dailyBudget: config.dailyBudget } : {}),
  };
}

/**
 * Refuses runs that could exceed the day's budget, counting today's charges, the calls under way
 * and the uncertain ones.
 * @param database the transaction that queues the runs, so that two orders cannot both take the
 *   last money
 * @param path the field of the request to name in the refusal
 */
export async function refuseBeyondBudget(
  { endpoint, config }: Studio,
  database: Database,
  costs: (Cost | undefined)[],
  path = "parameters.n",
): Promise<Refusal<BudgetCode> | undefined> {
  const { dailyBudget, rates } = config;
  if (!dailyBudget) return undefined;
  const wanted = countableSum(costs, dailyBudget, rates, path);
  if (isRefusal(wanted)) return wanted;
  const { day } = beginnings(new Date());
  const charged = await chargedSince(database, endpoint.id, day);
  let spent = sumOf(charged, await expectedToday(database, endpoint.id, day));
  for (const [currency, total] of Object.entries(wanted)) {
    const load = loadOn(dailyBudget, spent, { currency, total }, rates);
    if (load && !isWithin(load)) {
      const { limit: budget, before, added: cost } = load;
      const params = { budget, spent: before, cost, currency: load.currency };
      return refuse("budget.exceeded", [{ path, code: "budget.exceeded", params }]);
    }
    spent = withAmount(spent, currency, total);
  }
  return undefined;
}

const sumOf = (some: Amounts, others: Amounts): Amounts =>
  Object.entries(others).reduce((sum, [currency, total]) => withAmount(sum, currency, total), some);

/**
 * The total cost of several runs, if a budget can count each of them: a run whose price is unknown, or
 * in a currency without a rate to the budget's, would escape the limit.
 */
export function countableSum(
  costs: (Cost | undefined)[],
  budget: Amounts,
  rates: Rates,
  path: string,
): Amounts | Refusal<UncountableCode> {
  let sum: Amounts = {};
  for (const cost of costs) {
    const code = "budget.unknownPrice";
    if (!cost) return refuse(code, [{ path, code, params: {} }]);
    sum = withAmount(sum, cost.currency, cost.total);
  }
  for (const [currency, total] of Object.entries(sum)) {
    if (total === 0 || loadOn(budget, {}, { currency, total }, rates)) continue;
    const code = "budget.otherCurrency";
    const params = { currency, counted: Object.keys(budget).join(", ") };
    return refuse(code, [{ path, code, params }]);
  }
  return sum;
}
