import "server-only";
import type { BatchSummary } from "@/lib/core/api/batch";
import { changeBatch, presentBatchSummary } from "@/lib/server/db/batches/batch-rows";
import { announceBatch } from "@/lib/server/engine/announce";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { cancelBatch } from "./change-batch";

/**
 * Hides a batch; its images stay in the library. Runs that were not sent are canceled, because
 * nobody would see what they cost. `restoreBatch` brings it back.
 */
export async function trashBatch(
  studio: Studio,
  id: string,
): Promise<BatchSummary | Refusal<"notFound">> {
  const canceled = await cancelBatch(studio, id);
  return isRefusal(canceled) ? canceled : setTrashed(studio, id, Date.now());
}

export const restoreBatch = (studio: Studio, id: string) => setTrashed(studio, id, null);

async function setTrashed(
  studio: Studio,
  id: string,
  at: number | null,
): Promise<BatchSummary | Refusal<"notFound">> {
  const { database, rates } = studio;
  await changeBatch(database, id, { trashed_at: at });
  await announceBatch(studio, id);
  return (await presentBatchSummary(database, id, rates)) ?? refuse("notFound");
}
