import "server-only";
import type { BatchEnvelope } from "@/lib/core/api/batch";
import { type BatchRow, findBatchRow, presentBatch } from "@/lib/server/db/batches/batch-rows";
import type { Database } from "@/lib/server/db/database";
import { presentAll } from "@/lib/server/db/generations/generation-rows";
import { ApiError } from "@/lib/server/http/api-error";
import type { Studio } from "@/lib/server/studio";

/**
 * A comparison with the runs of all its cells.
 * @throws ApiError `notFound`
 */
export async function readBatch({ database, rates }: Studio, id: string): Promise<BatchEnvelope> {
  const batch = await presentBatch(database, await requireBatchRow(database, id), rates);
  const ids = batch.cells.flatMap(({ generationId }) => generationId ?? []);
  return { batch, generations: await presentAll(database, [...new Set(ids)]) };
}

/** @throws ApiError `notFound` */
export async function requireBatchRow(database: Database, id: string): Promise<BatchRow> {
  const row = await findBatchRow(database, id);
  if (!row) throw new ApiError("notFound");
  return row;
}
