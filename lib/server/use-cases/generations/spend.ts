import "server-only";
import type { Spend } from "@/lib/core/api/spend";
import { type Amounts, amountIn, fitsBudget, withAmount } from "@/lib/core/generation/money";
import type { Cost } from "@/lib/core/generation/price";
import { openStatuses } from "@/lib/core/generation/status";
import type { Database } from "@/lib/server/db/database";
import { chargedSince } from "@/lib/server/db/generations/charge-rows";
import { storedCost } from "@/lib/server/db/stored-json";
import { ApiError } from "@/lib/server/http/api-error";
import type { Studio } from "@/lib/server/studio";

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
 * and the uncertain ones. An unknown price is refused, because no budget can be kept with it.
 * @param database the transaction that queues the runs, so that two orders cannot both take the
 *   last money
 * @param path the field of the request to name in the error
 * @throws ApiError `budget.exceeded`, `budget.unknownPrice`
 */
export async function requireWithinBudget(
  { endpoint, config }: Studio,
  database: Database,
  costs: (Cost | undefined)[],
  path = "parameters.n",
): Promise<void> {
  const { dailyBudget } = config;
  if (!dailyBudget) return;
  const wanted = knownSum(costs, path);
  const { day } = beginnings(new Date());
  const charged = await chargedSince(database, endpoint.id, day);
  const expected = await expectedToday(database, endpoint.id, day);
  for (const [currency, total] of Object.entries(wanted)) {
    const spent = withAmount(expected, currency, amountIn(charged, currency));
    if (fitsBudget(dailyBudget, spent, { currency, total })) continue;
    const budget = amountIn(dailyBudget, currency);
    const params = { budget, spent: amountIn(spent, currency), cost: total, currency };
    throw new ApiError("budget.exceeded", [{ path, code: "budget.exceeded", params }]);
  }
}

/**
 * The total cost of several runs.
 * @throws ApiError `budget.unknownPrice`
 */
export function knownSum(costs: (Cost | undefined)[], path: string): Amounts {
  return costs.reduce<Amounts>((sum, cost) => {
    if (cost) return withAmount(sum, cost.currency, cost.total);
    const code = "budget.unknownPrice";
    throw new ApiError(code, [{ path, code, params: {} }]);
  }, {});
}

/** What may still be charged today: the open runs, and today's uncertain ones. */
async function expectedToday(database: Database, endpoint: string, day: number): Promise<Amounts> {
  const rows = await database
    .selectFrom("generations as run")
    .leftJoin("charges", "charges.generation_id", "run.id")
    .select("run.cost")
    .where("run.endpoint", "=", endpoint)
    .where("charges.generation_id", "is", null)
    .where((either) =>
      either.or([
        either("run.status", "in", openStatuses),
        either.and([either("run.status", "=", "uncertain"), either("run.created_at", ">=", day)]),
      ]),
    )
    .execute();
  return rows.reduce<Amounts>((amounts, { cost }) => {
    if (!cost) return amounts;
    const { currency, total } = storedCost(cost);
    return withAmount(amounts, currency, total);
  }, {});
}
