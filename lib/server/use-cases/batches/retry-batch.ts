import "server-only";
import type { BatchEnvelope, BatchRetryRequest } from "@/lib/core/api/batch";
import { canBeRepeated } from "@/lib/core/generation/status";
import type { Orderer } from "@/lib/server/caller-rights";
import { listCells, replaceCells, type StoredCell } from "@/lib/server/db/batches/batch-cells";
import { changeBatch } from "@/lib/server/db/batches/batch-rows";
import {
  dismissGenerations,
  findGenerationRows,
} from "@/lib/server/db/generations/generation-rows";
import { announceAll, announceBatch } from "@/lib/server/engine/announce";
import { isRefusal, type Refusal } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { transact } from "@/lib/server/use-cases/transact";
import { eachKeyOnce, type OrderCode, orderCells } from "./order-cells";
import { readBatch, readBatchRow } from "./read-batch";

/** Repeated without being named: upstream billed nothing for it, and nobody canceled it. */
const plainFailure = "failed";

/**
 * Repeats cells that ended without images, and runs named cells that are switched off. Without keys
 * it repeats the failed ones. An uncertain run may have been billed, so it is repeated only if a
 * person names it.
 * @param key the same key buys nothing twice
 */
export async function retryBatch(
  studio: Studio,
  id: string,
  { cells: named }: BatchRetryRequest,
  key: string,
  orderer: Orderer,
): Promise<BatchEnvelope | Refusal<OrderCode | "notFound">> {
  const changed = await transact(studio.database, async (transaction) => {
    const batch = await readBatchRow(transaction, id);
    if (isRefusal(batch)) return batch;
    const cells = await listCells(transaction, id);
    const ids = cells.flatMap(({ generationId }) => generationId ?? []);
    const rows = await findGenerationRows(transaction, [...new Set(ids)]);
    const statuses = new Map(rows.map((row) => [row.id, row.status]));
    const isWanted = ({ key: cell, state, generationId }: StoredCell) => {
      if (named && !named.includes(cell)) return false;
      if (state === "off") return named !== undefined;
      const status = generationId && state !== "reused" && statuses.get(generationId);
      return status ? (named ? canBeRepeated(status) : status === plainFailure) : false;
    };
    const orders = eachKeyOnce(cells.filter(isWanted)).map((cell) => ({
      ...cell,
      retryOf: cell.generationId,
    }));
    const runs = await orderCells(studio, transaction, batch, orders, {
      round: `again/${key}`,
      orderer,
    });
    if (isRefusal(runs)) return runs;
    const filled = cells.map((cell, index): StoredCell => {
      const run = runs.get(cell.key);
      if (!run) return cell;
      const isFirst = cells.findIndex((other) => other.key === cell.key) === index;
      return { ...cell, state: isFirst ? "run" : "same", generationId: run };
    });
    await replaceCells(transaction, id, filled);
    await changeBatch(transaction, id, {});
    const old = orders.flatMap(({ key: cell, retryOf }) => (runs.has(cell) ? (retryOf ?? []) : []));
    await dismissGenerations(transaction, old);
    return [...old, ...runs.values()];
  });
  if (isRefusal(changed)) return changed;
  await announceAll(studio, changed);
  await announceBatch(studio, id);
  studio.scheduler.wake();
  return readBatch(studio, id);
}
