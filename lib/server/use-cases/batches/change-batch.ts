import "server-only";
import type { BatchEnvelope, BatchPatchRequest, Decisions } from "@/lib/core/api/batch";
import type { Amounts } from "@/lib/core/generation/money";
import { problem } from "@/lib/core/generation/problem";
import { canBeRepeated } from "@/lib/core/generation/status";
import type { Orderer, Program } from "@/lib/server/caller-rights";
import { listCells, replaceCells, type StoredCell } from "@/lib/server/db/batches/batch-cells";
import { type BatchRow, changeBatch } from "@/lib/server/db/batches/batch-rows";
import type { Database } from "@/lib/server/db/database";
import {
  changeGeneration,
  findGenerationRows,
  type GenerationRow,
  listWaitingRuns,
} from "@/lib/server/db/generations/generation-rows";
import { storedCost, storedDecisions } from "@/lib/server/db/stored-json";
import { announceAll, announceBatch } from "@/lib/server/engine/announce";
import { endedWithoutImages } from "@/lib/server/engine/ending";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { countableSum, type UncountableCode } from "@/lib/server/use-cases/generations/spend";
import { transact } from "@/lib/server/use-cases/transact";
import { refuseMissingImages } from "./create-batch";
import { readBatch, readBatchRow } from "./read-batch";

/**
 * Changes a batch's name, the way it runs, its wanted cells and the decisions made in it.
 * Refused if a budget could not be enforced, or if a program lets runs go on that others ordered: they
 * would not count against what it may spend.
 */
export async function patchBatch(
  studio: Studio,
  id: string,
  patch: BatchPatchRequest,
  orderer: Orderer,
): Promise<BatchEnvelope | Refusal<PatchCode>> {
  const { assetIds } = patch;
  const missing = assetIds && (await refuseMissingImages(studio, { assetIds }));
  if (missing) return missing;
  const canceled = await transact(studio.database, async (transaction) => {
    const batch = await readBatchRow(transaction, id);
    if (isRefusal(batch)) return batch;
    if (batch.request && assetIds) {
      return refuse("request.invalid", [problem("assetIds", "axes.ownImages")]);
    }
    const foreign = orderer && (await refuseRelease(transaction, id, patch, orderer));
    if (foreign) return foreign;
    const switched = await switchOff(transaction, id, patch.switchOff ?? []);
    const counted = patch.budget && (await countWaiting(studio, transaction, id, patch.budget));
    if (isRefusal(counted)) return counted;
    await changeBatch(transaction, id, changesOf(batch, patch));
    return switched;
  });
  if (isRefusal(canceled)) return canceled;
  await announceAll(studio, canceled);
  await announceBatch(studio, id);
  studio.scheduler.wake();
  return readBatch(studio, id);
}

type PatchCode = UncountableCode | "request.invalid" | "notFound" | "access.notAllowed";

async function refuseRelease(
  database: Database,
  id: string,
  { isPaused, budget }: BatchPatchRequest,
  orderer: Program,
): Promise<Refusal<"access.notAllowed"> | undefined> {
  if (isPaused !== false && budget === undefined) return undefined;
  const waiting = await listWaitingRuns(database, id);
  return waiting.every((run) => run.ordered_by === orderer.id)
    ? undefined
    : refuse("access.notAllowed");
}

function changesOf(
  batch: BatchRow,
  { name, isPaused, priority, budget, decisions, assetIds }: BatchPatchRequest,
) {
  return {
    ...(name === undefined ? {} : { name }),
    ...(isPaused === undefined ? {} : { is_paused: isPaused ? 1 : 0 }),
    ...(priority === undefined ? {} : { priority }),
    ...(budget === undefined ? {} : { budget: budget && JSON.stringify(budget) }),
    ...(decisions === undefined ? {} : { decisions: withDecisions(batch, decisions) }),
    ...(assetIds === undefined ? {} : { asset_ids: JSON.stringify(assetIds) }),
  };
}

function withDecisions({ decisions }: BatchRow, news: Decisions): string {
  const known = storedDecisions(decisions);
  const kept = Object.entries({ ...known, ...news }).filter(
    ([, decision]) => Object.keys(decision).length > 0,
  );
  return JSON.stringify(Object.fromEntries(kept));
}

async function countWaiting(
  { rates }: Studio,
  database: Database,
  id: string,
  budget: Amounts,
): Promise<Amounts | Refusal<UncountableCode>> {
  const waiting = await listWaitingRuns(database, id);
  const costs = waiting.map(({ cost }) => (cost === null ? undefined : storedCost(cost)));
  return countableSum(costs, budget, rates, "budget");
}

/** Takes a run out of the queue. Returns whether it was still there. */
function cancelWaiting(database: Database, row: GenerationRow): Promise<boolean> {
  const ended = endedWithoutImages(row, "canceled", undefined);
  return changeGeneration(database, row, "queued", ended);
}

/**
 * Switches off cells whose run was not sent or gave no images. Returns the ids of the canceled
 * runs.
 */
async function switchOff(database: Database, id: string, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const cells = await listCells(database, id);
  const ids = cells.flatMap(({ key, generationId }) =>
    generationId && keys.includes(key) ? [generationId] : [],
  );
  const rows = new Map((await findGenerationRows(database, ids)).map((row) => [row.id, row]));
  const canceled: string[] = [];
  const next: StoredCell[] = [];
  for (const cell of cells) {
    const row = cell.generationId ? rows.get(cell.generationId) : undefined;
    const isAsked = keys.includes(cell.key) && cell.state !== "impossible";
    const isReused = cell.state === "reused";
    if (isAsked && row && !isReused && !canceled.includes(row.id)) {
      if (await cancelWaiting(database, row)) canceled.push(row.id);
    }
    const isOff = isReused || !row || canceled.includes(row.id) || canBeRepeated(row.status);
    next.push(isAsked && isOff ? { ...cell, state: "off", generationId: undefined } : cell);
  }
  await replaceCells(database, id, next);
  return canceled;
}

/** Cancels every run of a batch that was not sent; runs that upstream has go on. */
export async function cancelBatch(
  studio: Studio,
  id: string,
): Promise<BatchEnvelope | Refusal<"notFound">> {
  const canceled = await transact(studio.database, async (transaction) => {
    const batch = await readBatchRow(transaction, id);
    if (isRefusal(batch)) return batch;
    const ids: string[] = [];
    for (const row of await listWaitingRuns(transaction, id)) {
      if (await cancelWaiting(transaction, row)) ids.push(row.id);
    }
    return ids;
  });
  if (isRefusal(canceled)) return canceled;
  await announceAll(studio, canceled);
  return readBatch(studio, id);
}
