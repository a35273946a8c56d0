import "server-only";
import type { BatchEnvelope, BatchExtensionRequest } from "@/lib/core/api/batch";
import { knownCells } from "@/lib/core/comparison/known-cells";
import { problem } from "@/lib/core/generation/problem";
import type { Orderer } from "@/lib/server/caller-rights";
import { listCells, replaceCells, type StoredCell } from "@/lib/server/db/batches/batch-cells";
import { changeBatch } from "@/lib/server/db/batches/batch-rows";
import { storedAxes, storedRequest } from "@/lib/server/db/stored-json";
import { announceAll, announceBatch } from "@/lib/server/engine/announce";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { transact } from "@/lib/server/use-cases/transact";
import { eachKeyOnce, type OrderCode, orderCells } from "./order-cells";
import { planBatch } from "./plan-batch";
import { readBatch, readBatchRow } from "./read-batch";

/**
 * Adds values or another axis to a batch; only its new cells are run. Repeating the same call
 * changes nothing. Refused with `request.invalid` if the axes cannot be compared or a cell would be
 * lost.
 */
export async function extendBatch(
  studio: Studio,
  id: string,
  asked: BatchExtensionRequest,
  orderer: Orderer,
): Promise<BatchEnvelope | Refusal<OrderCode | "notFound">> {
  const row = await readBatchRow(studio.database, id);
  if (isRefusal(row)) return row;
  if (!row.request) return refuse("notFound");
  const plan = await planBatch(studio, { ...asked, request: storedRequest(row.request) });
  if (isRefusal(plan)) return plan;
  const { axes, cells, earlier } = plan;
  const runs = await transact(studio.database, async (transaction) => {
    const batch = await readBatchRow(transaction, id);
    if (isRefusal(batch)) return batch;
    const stored = { axes: storedAxes(batch.axes), cells: await listCells(transaction, id) };
    const { known, lost } = knownCells({ axes, cells }, stored);
    if (lost > 0) {
      return refuse("request.invalid", [problem("axes", "axes.shrunk", { count: lost })]);
    }
    const orders = eachKeyOnce(
      cells.filter(({ state }, index) => state === "run" && known[index] === undefined),
    );
    const ordered = await orderCells(studio, transaction, batch, orders, {
      round: "first",
      orderer,
    });
    if (isRefusal(ordered)) return ordered;
    const seen = new Set<string>();
    const filled = cells.map((cell, index): StoredCell => {
      const old = known[index];
      if (!old) {
        const source = cell.state === "reused" ? earlier : ordered;
        return { ...cell, generationId: source.get(cell.key) };
      }
      const isFirst = !seen.has(cell.key);
      seen.add(cell.key);
      const { state, generationId } = old;
      return { ...cell, state: state === "run" && !isFirst ? "same" : state, generationId };
    });
    await replaceCells(transaction, id, filled);
    await changeBatch(transaction, id, { axes: JSON.stringify(axes) });
    return [...ordered.values()];
  });
  if (isRefusal(runs)) return runs;
  await announceAll(studio, runs);
  await announceBatch(studio, id);
  studio.scheduler.wake();
  return readBatch(studio, id);
}
