import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { BatchEnvelope, BatchRequest, ImagesBatchRequest } from "@/lib/core/api/batch";
import { problem } from "@/lib/core/generation/problem";
import type { Orderer } from "@/lib/server/caller-rights";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { replaceCells } from "@/lib/server/db/batches/batch-cells";
import { type BatchRow, insertBatch } from "@/lib/server/db/batches/batch-rows";
import { announceAll, announceBatch } from "@/lib/server/engine/announce";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import { sha256 } from "@/lib/server/sha256";
import type { Studio } from "@/lib/server/studio";
import { storeOnce } from "@/lib/server/use-cases/store-once";
import { transact } from "@/lib/server/use-cases/transact";
import { type OrderCode, orderCells } from "./order-cells";
import { planBatch } from "./plan-batch";
import { readBatch } from "./read-batch";

/**
 * Stores a batch with all its cells and runs before any run is sent. The same key with the
 * same request returns the existing batch. Refused with `request.invalid` if the axes cannot be
 * compared or nothing is left to run.
 */
export async function createBatch(
  studio: Studio,
  asked: BatchRequest,
  key: string,
  orderer: Orderer,
): Promise<BatchEnvelope | Refusal<OrderCode | "idempotency.reused" | "notFound">> {
  const hash = sha256(JSON.stringify(asked));
  const kept = await storeOnce(studio.database, "batches", { key, hash }, async () => {
    const plan = await planBatch(studio, asked);
    if (isRefusal(plan)) return plan;
    const { request, axes, cells, earlier: reusable } = plan;
    const toRun = cells.filter(({ state }) => state === "run");
    if (toRun.length === 0 && !cells.some(({ state }) => state === "reused")) {
      return refuse("request.invalid", [problem("axes", "axes.nothing")]);
    }
    const row = newRow(asked.name, key, hash, {
      request: JSON.stringify(request),
      axes: JSON.stringify(axes),
      budget: asked.budget ? JSON.stringify(asked.budget) : null,
      priority: asked.priority,
      is_paused: asked.isPaused ? 1 : 0,
    });
    return transact(studio.database, async (transaction) => {
      if (!(await insertBatch(transaction, row))) return undefined;
      const ordered = await orderCells(studio, transaction, row, toRun, {
        round: "first",
        orderer,
      });
      if (isRefusal(ordered)) return ordered;
      const filled = cells.map((cell) => {
        const source = cell.state === "reused" ? reusable : ordered;
        const isFilled = ["run", "same", "reused"].includes(cell.state);
        return { ...cell, generationId: isFilled ? source.get(cell.key) : undefined };
      });
      await replaceCells(transaction, row.id, filled);
      return { id: row.id, runs: [...ordered.values()] };
    });
  });
  if (isRefusal(kept)) return kept;
  const { id, stored } = kept;
  if (stored) {
    await announceAll(studio, stored.runs);
    await announceBatch(studio, id);
    studio.scheduler.wake();
  }
  return readBatch(studio, id);
}

/** Stores a batch of existing images; a refusal names each missing one. */
export async function createImagesBatch(
  studio: Studio,
  asked: ImagesBatchRequest,
  key: string,
): Promise<BatchEnvelope | Refusal<"request.invalid" | "idempotency.reused" | "notFound">> {
  const hash = sha256(JSON.stringify(asked));
  const kept = await storeOnce(studio.database, "batches", { key, hash }, async () => {
    const refusal = await refuseMissingImages(studio, asked);
    if (refusal) return refusal;
    const row = newRow(asked.name, key, hash, { asset_ids: JSON.stringify(asked.assetIds) });
    return (await insertBatch(studio.database, row)) ? row : undefined;
  });
  if (isRefusal(kept)) return kept;
  const { id, stored } = kept;
  if (stored) await announceBatch(studio, id);
  return readBatch(studio, id);
}

/** Refused if an image is missing, naming its place. */
export async function refuseMissingImages(
  studio: Studio,
  { assetIds }: Pick<ImagesBatchRequest, "assetIds">,
): Promise<Refusal<"request.invalid"> | undefined> {
  const assets = await findAssetRows(studio.database, assetIds);
  const missing = assets.flatMap((asset, index) =>
    asset ? [] : [problem(`assetIds.${index}`, "input.missing", { number: index + 1 })],
  );
  return missing.length > 0 ? refuse("request.invalid", missing) : undefined;
}

function newRow(name: string, key: string, hash: string, parts: Partial<BatchRow>) {
  return {
    id: uuidv7(),
    idempotency_key: key,
    request_hash: hash,
    name,
    request: null,
    axes: "[]",
    asset_ids: "[]",
    decisions: "{}",
    budget: null,
    priority: "after" as const,
    is_paused: 0,
    created_at: Date.now(),
    trashed_at: null,
    ...parts,
  };
}
