import "server-only";
import { costOfRequest } from "@/lib/core/generation/price";
import { problem } from "@/lib/core/generation/problem";
import { regionProblems } from "@/lib/core/generation/validate";
import type { Model } from "@/lib/core/models/model";
import { type Orderer, refuseModel } from "@/lib/server/caller-rights";
import type { StoredCell } from "@/lib/server/db/batches/batch-cells";
import type { BatchRow } from "@/lib/server/db/batches/batch-rows";
import type { Database } from "@/lib/server/db/database";
import { storedBudget } from "@/lib/server/db/stored-json";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import { sha256 } from "@/lib/server/sha256";
import type { Studio } from "@/lib/server/studio";
import { queueGeneration } from "@/lib/server/use-cases/generations/queue-generation";
import {
  type BudgetCode,
  countableSum,
  refuseBeyondBudget,
} from "@/lib/server/use-cases/generations/spend";

/**
 * `request.invalid` if a model is gone, or not to be had in the region any more; the others if the
 * day or the batch has a budget.
 */
export type OrderCode = "request.invalid" | BudgetCode;

/** A cell to run; one order serves all cells with the same request. */
type Order = Pick<StoredCell, "key" | "request"> & { retryOf?: string | undefined };

/**
 * Queues the runs of cells.
 * @param transaction the one that also stores the batch and its cells; a refusal has to undo it
 * @param round tells this order from earlier ones for the same cells; a repeated round buys nothing
 *   twice
 * @returns the run for each key that this round had not ordered before
 */
export async function orderCells(
  studio: Studio,
  transaction: Database,
  batch: Pick<BatchRow, "id" | "budget">,
  orders: Order[],
  { round, orderer }: { round: string; orderer: Orderer },
): Promise<Map<string, string> | Refusal<OrderCode>> {
  const calls: (Order & { model: Model })[] = [];
  for (const order of orders) {
    const model = modelOf(studio, order);
    if (isRefusal(model)) return model;
    const notForIt = refuseModel(orderer, model.id);
    if (notForIt) return notForIt;
    calls.push({ ...order, model });
  }
  const costs = calls.map(({ request, model }) =>
    costOfRequest(request, model, studio.endpoint.id),
  );
  if (batch.budget) {
    const budget = storedBudget(batch.budget);
    const counted = countableSum(costs, budget, studio.rates, "budget");
    if (isRefusal(counted)) return counted;
  }
  const refusal = await refuseBeyondBudget(studio, transaction, costs, { orderer, path: "axes" });
  if (refusal) return refusal;
  const runs = new Map<string, string>();
  for (const { key, request, model, retryOf } of calls) {
    const id = await queueGeneration(studio, transaction, {
      request,
      model,
      key: `batch/${batch.id}/${key}/${round}`,
      hash: sha256(JSON.stringify(request)),
      batchId: batch.id,
      retryOf,
      orderedBy: orderer?.id,
    });
    if (isRefusal(id)) return id;
    if (id) runs.set(key, id);
  }
  return runs;
}

function modelOf(
  { models, endpoint }: Studio,
  { request }: Order,
): Model | Refusal<"request.invalid"> {
  const model = models.find(({ id }) => id === request.model);
  // Since the cell was planned, an update may have removed the model, or the region have changed.
  const faults = model
    ? regionProblems(model, endpoint.id)
    : [problem("model", "model.unknown", { model: request.model })];
  return !model || faults.length > 0 ? refuse("request.invalid", faults) : model;
}

/** One cell for each key. */
export function eachKeyOnce<Entry extends { key: string }>(cells: Entry[]): Entry[] {
  return [...new Map(cells.toReversed().map((cell) => [cell.key, cell])).values()].toReversed();
}
