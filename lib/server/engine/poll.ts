import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { statusSchema } from "@/lib/core/generation/status";
import type { TaskState } from "../dashscope/client";
import { changeGeneration, type GenerationRow } from "../db/generation-rows";
import { endedWithoutImages, settledCost } from "./ending";
import { type EngineParts, retentionMs } from "./engine-parts";

/** Upstream may not know a task at once; only after this long is "unknown" believed. */
const unknownForMs = 30_000;

/** pending, running → storing, failed, canceled or expired. A failed query changes nothing. */
export async function poll(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  if (!row.task_id) return false;
  const state = await parts.client.query(row.task_id);
  const from = statusSchema.parse(row.status);
  const now = Date.now();
  const age = now - (row.submitted_at ?? row.created_at);
  const later = now + pollDelayMs(age);
  const change = (changes: Parameters<typeof changeGeneration>[3]) =>
    changeGeneration(parts.database, row.id, from, changes);

  switch (state.kind) {
    case "pending":
    case "running":
      await change({ status: state.kind, next_step_at: later, unknown_since: null });
      return state.kind !== from;
    case "succeeded":
      return keepAnswer(parts, row, state);
    case "failed":
      return change({
        ...endedWithoutImages(row, "failed", state),
        answer: JSON.stringify(state.answer),
      });
    case "canceled":
      return change(endedWithoutImages(row, "canceled", undefined));
    case "missing": {
      const since = row.unknown_since ?? now;
      if (now - since < unknownForMs) {
        await change({ unknown_since: since, next_step_at: later });
        return false;
      }
      return change(expired(now));
    }
    case "unanswered":
      if (age > retentionMs) return change(expired(now));
      await change({ next_step_at: later });
      return false;
  }
}

/**
 * How long to wait before asking again: a quarter of the task's age, so that a quick task is
 * noticed quickly and a slow one costs few queries; at most the ten seconds that W25 advises.
 */
function pollDelayMs(ageMs: number): number {
  return Math.min(10_000, Math.max(1_000, ageMs / 4));
}

function expired(now: number) {
  const error: Failure = {
    code: "studio.expired",
    message: "Upstream no longer knows this task.",
  };
  return { status: "expired" as const, error: JSON.stringify(error), finished_at: now };
}

/** Keeps the whole answer and the address of every image before anything is done with them. */
async function keepAnswer(
  { database }: EngineParts,
  row: GenerationRow,
  state: Extract<TaskState, { kind: "succeeded" }>,
): Promise<boolean> {
  const from = statusSchema.parse(row.status);
  const billed = state.imageCount ?? state.imageUrls.length;
  return database.transaction().execute(async (transaction) => {
    const isOurs = await changeGeneration(transaction, row.id, from, {
      status: "storing",
      answer: JSON.stringify(state.answer),
      usage: JSON.stringify({ imageCount: billed, size: state.size }),
      cost: settledCost(row, billed),
      next_step_at: Date.now(),
    });
    if (!isOurs) return false;
    for (const [position, url] of state.imageUrls.entries()) {
      await transaction
        .insertInto("generation_outputs")
        .values({ generation_id: row.id, position, url, failure: null })
        .execute();
    }
    return true;
  });
}
