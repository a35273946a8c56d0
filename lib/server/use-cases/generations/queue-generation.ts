import "server-only";
import { v7 as uuidv7 } from "uuid";
import { canonicalRequest } from "@/lib/core/comparison/canonical";
import { costOfRequest } from "@/lib/core/generation/price";
import type { GenerationRequest } from "@/lib/core/generation/request";
import type { Model } from "@/lib/core/models/model";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { batchOfRun, replaceRun } from "@/lib/server/db/batches/batch-cells";
import type { Database } from "@/lib/server/db/database";
import { findGenerationRow } from "@/lib/server/db/generations/generation-rows";
import { insertGeneration } from "@/lib/server/db/generations/insert-generation";
import { type Refusal, refuse } from "@/lib/server/refusal";
import { sha256 } from "@/lib/server/sha256";
import type { Studio } from "@/lib/server/studio";

interface Order {
  /** Must break no rule of the model. */
  request: GenerationRequest;
  model: Model;
  /** Only the first generation with a key is created. */
  key: string;
  /** SHA-256 of the request. */
  hash: string;
  /** The generation that this one repeats, and whose cells it takes over. */
  retryOf?: string | undefined;
  batchId?: string | undefined;
  /** The board that receives its images; by itself that of the generation it repeats. */
  boardId?: string | undefined;
  /** The token of the program that orders it. */
  orderedBy?: string | undefined;
}

/**
 * Stores a call that is to be made.
 * @param transaction the one in which the day's budget was checked
 * @returns its id, or undefined if another call with the key was faster; a refusal names each input
 *   that was deleted for good in the meantime
 */
export async function queueGeneration(
  studio: Studio,
  transaction: Database,
  { request, model, key, hash, retryOf, batchId, boardId, orderedBy }: Order,
): Promise<string | Refusal<"request.invalid"> | undefined> {
  const refusal = await refuseMissingInputs(transaction, request);
  if (refusal) return refusal;
  const id = uuidv7();
  const now = Date.now();
  const cost = costOfRequest(request, model, studio.endpoint.id);
  const batch = batchId ?? (retryOf && (await batchOfRun(transaction, retryOf)));
  const repeated = retryOf ? await findGenerationRow(transaction, retryOf) : undefined;
  const isStored = await insertGeneration(
    transaction,
    {
      id,
      idempotency_key: key,
      request_hash: hash,
      canonical_hash: sha256(canonicalRequest(request, model)),
      status: "queued",
      model: model.id,
      endpoint: studio.endpoint.id,
      request: JSON.stringify(request),
      cost: cost ? JSON.stringify(cost) : null,
      retry_of: retryOf ?? null,
      batch_id: batch ?? null,
      board_id: boardId ?? repeated?.board_id ?? null,
      ordered_by: orderedBy ?? null,
      next_step_at: now,
      created_at: now,
    },
    request.inputs.map(({ assetId }) => assetId),
  );
  if (!isStored) return undefined;
  if (retryOf && batch) await replaceRun(transaction, batch, retryOf, id);
  return id;
}

async function refuseMissingInputs(
  transaction: Database,
  { inputs }: GenerationRequest,
): Promise<Refusal<"request.invalid"> | undefined> {
  const rows = await findAssetRows(
    transaction,
    inputs.map(({ assetId }) => assetId),
  );
  const faults = rows.flatMap((row, index) => {
    const params = { number: index + 1 };
    return row ? [] : [{ path: `inputs.${index}`, code: "input.missing", params }];
  });
  return faults.length > 0 ? refuse("request.invalid", faults) : undefined;
}
