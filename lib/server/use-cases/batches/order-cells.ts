import "server-only";
import { costOfRequest } from "@/lib/core/generation/price";
import { problem } from "@/lib/core/generation/problem";
import { regionProblems } from "@/lib/core/generation/validate";
import type { StoredCell } from "@/lib/server/db/batches/batch-cells";
import type { BatchRow } from "@/lib/server/db/batches/batch-rows";
import type { Database } from "@/lib/server/db/database";
import { storedBudget } from "@/lib/server/db/stored-json";
import { ApiError } from "@/lib/server/http/api-error";
import { sha256 } from "@/lib/server/sha256";
import type { Studio } from "@/lib/server/studio";
import { queueGeneration } from "@/lib/server/use-cases/generations/queue-generation";
import { countableSum, requireWithinBudget } from "@/lib/server/use-cases/generations/spend";

/** A cell to run; one order serves all cells with the same request. */
type Order = Pick<StoredCell, "key" | "request"> & { retryOf?: string | undefined };

/**
 * Queues the runs of cells.
 * @param transaction the one that also stores the batch and its cells
 * @param round tells this order from earlier ones for the same cells; a repeated round buys nothing
 *   twice
 * @returns the run for each key that this round had not ordered before
 * @throws ApiError `request.invalid` if a model is gone, or not to be had in the region any more;
 *   `budget.exceeded`; `budget.unknownPrice` and `budget.otherCurrency` if the day or the batch has
 *   a budget
 */
export async function orderCells(
  studio: Studio,
  transaction: Database,
  batch: Pick<BatchRow, "id" | "budget">,
  orders: Order[],
  round: string,
): Promise<Map<string, string>> {
  const calls = orders.map((order) => ({ ...order, model: modelOf(studio, order) }));
  const costs = calls.map(({ request, model }) =>
    costOfRequest(request, model, studio.endpoint.id),
  );
  if (batch.budget) {
    const budget = storedBudget(batch.budget);
    countableSum(costs, budget, studio.rates, "budget");
  }
  await requireWithinBudget(studio, transaction, costs, "axes");
  const runs = new Map<string, string>();
  for (const { key, request, model, retryOf } of calls) {
    const id = await queueGeneration(studio, transaction, {
      request,
      model,
      key: `batch/${batch.id}/${key}/${round}`,
      hash: sha256(JSON.stringify(request)),
      batchId: batch.id,
      retryOf,
    });
    if (id) runs.set(key, id);
  }
  return runs;
}

function modelOf({ models, endpoint }: Studio, { request }: Order) {
  const model = models.find(({ id }) => id === request.model);
  // Since the cell was planned, an update may have removed the model, or the region have changed.
  const faults = model
    ? regionProblems(model, endpoint.id)
    : [problem("model", "model.unknown", { model: request.model })];
  if (!model || faults.length > 0) throw new ApiError("request.invalid", faults);
  return model;
}

/** One cell for each key. */
export function eachKeyOnce<Entry extends { key: string }>(cells: Entry[]): Entry[] {
  return [...new Map(cells.toReversed().map((cell) => [cell.key, cell])).values()].toReversed();
}
