import "server-only";
import type { Spend } from "@/lib/core/api/spend";
import type { TokenBudget } from "@/lib/core/api/token";
import {
  type Amounts,
  isWithin,
  loadOn,
  type Rates,
  withAmount,
} from "@/lib/core/generation/money";
import type { Cost } from "@/lib/core/generation/price";
import type { Orderer } from "@/lib/server/caller-rights";
import type { Database } from "@/lib/server/db/database";
import { chargedSince, expectedSince } from "@/lib/server/db/generations/charge-rows";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

/** Why a budget cannot count what runs cost. */
export type UncountableCode = "budget.unknownPrice" | "budget.otherCurrency";
export type BudgetCode = "budget.exceeded" | "budget.ofToken" | UncountableCode;

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
    today: await chargedSince(database, { endpoint: endpoint.id, since: day }),
    month: await chargedSince(database, { endpoint: endpoint.id, since: month }),
    ...(config.dailyBudget ? { dailyBudget: config.dailyBudget } : {}),
  };
}

/** What the runs of a token's budget have cost in its time, and may still. */
export async function spentOf(
  { endpoint }: Pick<Studio, "endpoint">,
  database: Database,
  orderedBy: string,
  per: TokenBudget["per"],
): Promise<Amounts> {
  const since = { ...beginnings(new Date()), ever: 0 }[per];
  return engagedSince(database, { endpoint: endpoint.id, since, orderedBy });
}

async function engagedSince(
  database: Database,
  counted: Parameters<typeof chargedSince>[1],
): Promise<Amounts> {
  return sumOf(await chargedSince(database, counted), await expectedSince(database, counted));
}

/**
 * Refuses runs that could exceed the day's budget, or that of the program which orders them. Counts
 * what was charged, the calls under way and the uncertain ones.
 * @param database the transaction that queues the runs, so that two orders cannot both take the
 *   last money
 * @param path the field of the request to name in the refusal
 */
export async function refuseBeyondBudget(
  studio: Studio,
  database: Database,
  costs: (Cost | undefined)[],
  { orderer, path = "parameters.n" }: { orderer: Orderer; path?: string },
): Promise<Refusal<BudgetCode> | undefined> {
  const { endpoint, config } = studio;
  const { dailyBudget, rates } = config;
  if (dailyBudget) {
    const since = beginnings(new Date()).day;
    const spent = await engagedSince(database, { endpoint: endpoint.id, since });
    const refusal = refuseBeyond(dailyBudget, spent, costs, rates, path, "budget.exceeded");
    if (refusal) return refusal;
  }
  if (!orderer?.budget) return undefined;
  const { amounts, per } = orderer.budget;
  const spent = await spentOf(studio, database, orderer.id, per);
  return refuseBeyond(amounts, spent, costs, rates, path, "budget.ofToken");
}

function refuseBeyond(
  limits: Amounts,
  spentBefore: Amounts,
  costs: (Cost | undefined)[],
  rates: Rates,
  path: string,
  code: "budget.exceeded" | "budget.ofToken",
): Refusal<BudgetCode> | undefined {
  const wanted = countableSum(costs, limits, rates, path);
  if (isRefusal(wanted)) return wanted;
  let spent = spentBefore;
  for (const [currency, total] of Object.entries(wanted)) {
    const load = loadOn(limits, spent, { currency, total }, rates);
    if (load && !isWithin(load)) {
      const { limit: budget, before, added: cost } = load;
      const params = { budget, spent: before, cost, currency: load.currency };
      return refuse(code, [{ path, code, params }]);
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
