import "server-only";
import type { Generation } from "@/lib/core/api/generation";
import { changeGeneration, findGenerationRow } from "@/lib/server/db/generations/generation-rows";
import { announce } from "@/lib/server/engine/announce";
import { endedWithoutImages } from "@/lib/server/engine/ending";
import { type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { lookUpGeneration } from "./create-generation";

/**
 * Cancels a run that still can be: one in the studio's queue at once and free of charge, one
 * waiting upstream by asking. Upstream draws and bills whatever it has begun, so that run goes on.
 * docs/dashscope.md#canceling
 * Refused with `cancel.tooLate` if it is being sent, is being drawn or has ended, and with
 * `cancel.unanswered` if upstream cannot be asked.
 */
export async function cancelGeneration(
  studio: Studio,
  id: string,
): Promise<Generation | Refusal<"notFound" | "cancel.tooLate" | "cancel.unanswered">> {
  const row = await findGenerationRow(studio.database, id);
  if (!row) return refuse("notFound");
  const ended = endedWithoutImages(row, "canceled", undefined);
  if (row.status === "queued" && (await changeGeneration(studio.database, row, "queued", ended))) {
    await announce(studio, id);
    return lookUpGeneration(studio, id);
  }
  if (row.status !== "pending" || !row.task_id) return refuse("cancel.tooLate");
  const outcome = await studio.client.cancel(row.task_id);
  if (outcome.kind === "fault") {
    const isRefused = outcome.fault.code === "UnsupportedOperation";
    return refuse(isRefused ? "cancel.tooLate" : "cancel.unanswered");
  }
  // Upstream has the last word: the next query says whether the task is canceled.
  await changeGeneration(studio.database, row, "pending", { next_step_at: Date.now() });
  studio.scheduler.wake();
  return lookUpGeneration(studio, id);
}
