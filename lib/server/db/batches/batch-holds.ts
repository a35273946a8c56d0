import "server-only";
import { type Amounts, fitsBudget, type Rates, withAmount } from "@/lib/core/generation/money";
import type { Status } from "@/lib/core/generation/status";
import type { Database } from "@/lib/server/db/database";
import type { GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { storedBudget, storedCost } from "@/lib/server/db/stored-json";

/**
 * In these states a call has cost money, will, or may have, so the budget no longer has that money.
 */
const engaged: Status[] = ["submitting", "pending", "running", "storing", "uncertain"];

/** What each batch has been billed, plus what its calls under way may still cost. */
export async function engagedAmounts(
  database: Database,
  batchIds: string[],
): Promise<Map<string, Amounts>> {
  const amounts = new Map<string, Amounts>();
  if (batchIds.length === 0) return amounts;
  const rows = await database
    .selectFrom("generations as run")
    .leftJoin("charges", "charges.generation_id", "run.id")
    .select(["run.batch_id", "run.cost", "charges.currency", "charges.total_millionths as total"])
    .where("run.batch_id", "in", batchIds)
    .where((either) =>
      either.or([
        either("charges.generation_id", "is not", null),
        either("run.status", "in", engaged),
      ]),
    )
    .execute();
  for (const { batch_id: id, cost, currency, total } of rows) {
    const known = cost === null ? undefined : storedCost(cost);
    const amount = currency && total ? { currency, total: total / 1_000_000 } : known;
    if (id && amount) {
      amounts.set(id, withAmount(amounts.get(id) ?? {}, amount.currency, amount.total));
    }
  }
  return amounts;
}

/** Whether a batch's budget allows a call of this cost; an unknown cost never fits. */
export function isAffordable(
  budget: string,
  spent: Amounts | undefined,
  cost: string | null,
  rates: Rates,
) {
  if (cost === null) return false;
  const limit = storedBudget(budget);
  return fitsBudget(limit, spent ?? {}, storedCost(cost), rates);
}

interface Holdable {
  status: string;
  cost: string | null;
  batchId: string | null;
  budget: string | null;
  isPaused: number | null;
}

/**
 * The entries that may make a step: leaves out waiting ones whose batch is paused or out of budget.
 */
export async function withoutHeld<Entry extends Holdable>(
  database: Database,
  open: Entry[],
  rates: Rates,
): Promise<Entry[]> {
  const queued = open.filter(({ status }) => status === "queued");
  const limited = queued.flatMap(({ batchId, budget }) => (budget && batchId ? [batchId] : []));
  const spent = await engagedAmounts(database, [...new Set(limited)]);
  return open.filter(({ status, batchId, budget, isPaused, cost }) => {
    if (status !== "queued" || !batchId) return true;
    if (isPaused) return false;
    return !budget || isAffordable(budget, spent.get(batchId), cost, rates);
  });
}

/** Whether a waiting generation's batch holds it back. */
export async function isHeld(
  database: Database,
  { batch_id: batchId, cost }: Pick<GenerationRow, "batch_id" | "cost">,
  rates: Rates,
): Promise<boolean> {
  if (!batchId) return false;
  const batch = await database
    .selectFrom("batches")
    .select(["budget", "is_paused as isPaused"])
    .where("id", "=", batchId)
    .executeTakeFirst();
  if (!batch) return false;
  const entry = { status: "queued", batchId, cost, ...batch };
  return (await withoutHeld(database, [entry], rates)).length === 0;
}
