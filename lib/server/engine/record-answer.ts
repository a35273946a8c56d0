import "server-only";
import {
  changeGeneration,
  findGenerationRow,
  type GenerationRow,
} from "@/lib/server/db/generations/generation-rows";
import { resultOf } from "../dashscope/result";
import type { EngineParts } from "./engine-parts";
import { keepResult } from "./keep-result";
import { persistently } from "./persistently";
import type { PaidAnswer } from "./unrecorded";

/**
 * Records DashScope's answer to a call that costs money, and does not give up: while the disk or
 * the database refuses, it keeps the answer beside the database and tries again.
 */
export async function recordAnswer(
  parts: EngineParts,
  row: GenerationRow,
  answer: PaidAnswer,
): Promise<boolean> {
  let isAside = false;
  const changed = await persistently(
    parts,
    () => record(parts, row, answer),
    async () => {
      isAside ||= await putAside(parts, answer);
    },
  );
  if (isAside) await parts.unrecorded.remove(answer);
  return changed;
}

/** Records the answers that an earlier process received but could not record. */
export async function recordEarlierAnswers(parts: EngineParts): Promise<void> {
  for (const answer of await parts.unrecorded.list()) {
    try {
      const row = await findGenerationRow(parts.database, answer.generationId);
      if (row) await record(parts, row, answer);
      await parts.unrecorded.remove(answer);
    } catch (error) {
      // One bad answer stays where it is for the next start and does not block the others.
      const { generationId } = answer;
      parts.log.error({ err: error, generationId }, "an earlier answer could not be recorded");
    }
  }
}

function record(parts: EngineParts, row: GenerationRow, answer: PaidAnswer): Promise<boolean> {
  if (answer.kind === "result") {
    return keepResult(parts, row, "submitting", resultOf(answer.answer));
  }
  return changeGeneration(parts.database, row.id, "submitting", {
    status: "pending",
    task_id: answer.taskId,
    request_id: answer.requestId,
    next_step_at: Date.now() + parts.pace.firstLookMs,
  });
}

/** A full disk may refuse this too; the answer is still in memory then. */
async function putAside({ log, unrecorded }: EngineParts, answer: PaidAnswer): Promise<boolean> {
  try {
    await unrecorded.put(answer);
    return true;
  } catch (error) {
    log.error({ err: error }, "a paid answer could not be put aside");
    return false;
  }
}
