import "server-only";
import type { BatchEnvelope } from "@/lib/core/api/batch";
import { type BatchRow, findBatchRow, presentBatch } from "@/lib/server/db/batches/batch-rows";
import type { Database } from "@/lib/server/db/database";
import { presentAll } from "@/lib/server/db/generations/generation-rows";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

/** A batch with the runs of all its cells. */
export async function readBatch(
  { database, rates }: Studio,
  id: string,
): Promise<BatchEnvelope | Refusal<"notFound">> {
  const row = await readBatchRow(database, id);
  if (isRefusal(row)) return row;
  const batch = await presentBatch(database, row, rates);
  const ids = batch.cells.flatMap(({ generationId }) => generationId ?? []);
  return { batch, generations: await presentAll(database, [...new Set(ids)]) };
}

/** Refused also if it is in the trash. */
export async function readBatchRow(
  database: Database,
  id: string,
): Promise<BatchRow | Refusal<"notFound">> {
  const row = await findBatchRow(database, id);
  return row && row.trashed_at === null ? row : refuse("notFound");
}
