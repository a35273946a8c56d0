import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { Failure } from "@/lib/core/api/generation";
import type { Database } from "@/lib/server/db/database";
import { findGenerationRow, type GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { insertGeneration } from "@/lib/server/db/generations/insert-generation";
import { findByIdempotencyKey } from "@/lib/server/db/keyed-rows";
import { storedRequest } from "@/lib/server/db/stored-json";
import type { PaidAnswer } from "./unrecorded";

const late: Failure = {
  code: "studio.uncertain",
  message: "The answer came after the run had been sent again.",
};

/**
 * A run beside another one, for an answer that the other can no longer take: its images and its price
 * are kept there. Called twice with the same answer, it makes one. Until it has the answer, it is for a
 * person, so that nobody sends it.
 */
export async function standIn(
  database: Database,
  row: GenerationRow,
  answer: PaidAnswer,
): Promise<GenerationRow | undefined> {
  // No header holds a line break, so no caller's key is the same.
  const key = `late\n${row.id}\n${answer.kind === "task" ? answer.taskId : answer.attempt}`;
  const now = Date.now();
  const inputs = storedRequest(row.request).inputs.map(({ assetId }) => assetId);
  return database.transaction().execute(async (transaction) => {
    const copied = {
      request_hash: row.request_hash,
      canonical_hash: row.canonical_hash,
      model: row.model,
      endpoint: row.endpoint,
      request: row.request,
      cost: row.cost,
      sent_inputs: row.sent_inputs,
      batch_id: row.batch_id,
      board_id: row.board_id,
      ordered_by: row.ordered_by,
      submitted_at: row.submitted_at ?? row.created_at,
    };
    const own = { status: "uncertain", error: JSON.stringify(late), retry_of: row.id };
    await insertGeneration(
      transaction,
      {
        id: uuidv7(),
        idempotency_key: key,
        next_step_at: now,
        created_at: now,
        finished_at: now,
        ...copied,
        ...own,
      },
      inputs,
    );
    const stored = await findByIdempotencyKey(transaction, "generations", key);
    return stored && findGenerationRow(transaction, stored.id);
  });
}
