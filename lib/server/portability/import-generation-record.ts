import "server-only";
import { createHash } from "node:crypto";
import type { ArchivedGeneration } from "@/lib/core/portability/manifest";
import { findGenerationRow } from "@/lib/server/db/generations/generation-rows";
import { insertGeneration } from "@/lib/server/db/generations/insert-generation";
import { insertFailedOutput } from "@/lib/server/db/generations/output-rows";
import type { Database } from "../db/database";

/**
 * Adds the record of a generation to the library: ended, with its cost elsewhere but no charge
 * here, so no spending, budget or engine ever sees it. An existing one stays as it is.
 * @param idOf maps an image's id in the archive to its id here
 * @returns whether it was added
 */
export async function importGenerationRecord(
  transaction: Database,
  generation: ArchivedGeneration,
  idOf: (assetId: string) => string,
): Promise<boolean> {
  if (await findGenerationRow(transaction, generation.id)) return false;
  const inputs = generation.request.inputs.map((input) => ({
    ...input,
    assetId: idOf(input.assetId),
  }));
  const row = await rowOf(
    transaction,
    generation,
    JSON.stringify({ ...generation.request, inputs }),
  );
  const isStored = await insertGeneration(
    transaction,
    row,
    inputs.map(({ assetId }) => assetId),
  );
  if (!isStored) throw new Error("Another generation has the key of an imported one.");
  for (const { index, code, message } of generation.failures) {
    await insertFailedOutput(transaction, generation.id, index, { code, message });
  }
  return true;
}

const moment = (text: string | undefined) => (text === undefined ? null : Date.parse(text));
const json = (value: unknown) =>
  value === undefined || value === null ? null : JSON.stringify(value);

async function rowOf(transaction: Database, generation: ArchivedGeneration, request: string) {
  const createdAt = Date.parse(generation.createdAt);
  const repeated = generation.retryOf && (await findGenerationRow(transaction, generation.retryOf));
  return {
    id: generation.id,
    // A header cannot contain a line break, so no client's key can equal this one.
    idempotency_key: `imported\n${generation.id}`,
    request_hash: createHash("sha256").update(request).digest("hex"),
    status: "succeeded",
    model: generation.request.model,
    endpoint: generation.endpoint,
    request,
    task_id: generation.taskId ?? null,
    request_id: generation.requestId ?? null,
    error: null,
    usage: json(generation.usage),
    actual_prompts: json(generation.actualPrompts),
    texts: json(generation.texts),
    answer: null,
    cost: json(generation.cost),
    sent_inputs: json(generation.sentInputs),
    retry_of: repeated ? repeated.id : null,
    dismissed_at: moment(generation.dismissedAt),
    next_step_at: createdAt,
    unknown_since: null,
    created_at: createdAt,
    submitted_at: moment(generation.submittedAt),
    finished_at: moment(generation.finishedAt),
  };
}
