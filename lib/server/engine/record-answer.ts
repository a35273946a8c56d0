import "server-only";
import { z } from "zod";
import {
  changeGeneration,
  findGenerationRow,
  type GenerationRow,
} from "@/lib/server/db/generations/generation-rows";
import { resultOf } from "../dashscope/result";
import type { EngineParts } from "./engine-parts";
import { keepResult } from "./keep-result";
import { persistently } from "./persistently";
import { nextPollAt } from "./poll-time";
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
    () => recordFrom("submitting", parts, row, answer),
    async () => {
      isAside ||= await putAside(parts, answer);
      // It outlives the process there, so that nothing keeps that from ending.
      if (isAside) parts.awaitedAnswers.delete(row.id);
    },
  );
  if (isAside) await clear(parts, answer);
  return changed;
}

/**
 * Records what an earlier process had been answered and could not record. One that cannot be recorded
 * now, either, stays for the engine to come to, and keeps nothing else from being opened.
 */
export async function recordEarlierAnswers(parts: EngineParts): Promise<void> {
  for (const generationId of await parts.unrecorded.list()) {
    try {
      const answer = await parts.unrecorded.find(generationId);
      if (!answer) continue;
      const row = await findGenerationRow(parts.database, generationId);
      // An older copy of the database may have been put back: the answer is paid, so it stays.
      if (!row) throw new Error("Its run is not in the database.");
      await record(parts, row, answer);
      await clear(parts, answer);
    } catch (error) {
      parts.log.error({ err: error, generationId }, "an earlier answer could not be recorded");
    }
  }
}

/**
 * Records the answer to a call that nobody awaits any more, where it lies beside the database.
 * @returns undefined where none does
 */
export async function recordAnswerAside(
  parts: EngineParts,
  row: GenerationRow,
): Promise<boolean | undefined> {
  const answer = await parts.unrecorded.find(row.id);
  if (!answer) return undefined;
  const changed = await record(parts, row, answer);
  await clear(parts, answer);
  return changed;
}

/** A call that was given up has its answer all the same, if one is found later. */
const answerable = z.enum(["submitting", "uncertain"]);

async function record(
  parts: EngineParts,
  row: GenerationRow,
  answer: PaidAnswer,
): Promise<boolean> {
  const from = answerable.safeParse(row.status).data;
  return from !== undefined && recordFrom(from, parts, row, answer);
}

function recordFrom(
  from: z.infer<typeof answerable>,
  parts: EngineParts,
  row: GenerationRow,
  answer: PaidAnswer,
): Promise<boolean> {
  if (answer.kind === "result") return keepResult(parts, row, from, resultOf(answer.answer));
  return changeGeneration(parts.database, row.id, from, {
    status: "pending",
    task_id: answer.taskId,
    request_id: answer.requestId,
    error: null,
    ambiguous_since: null,
    candidates: null,
    finished_at: null,
    next_step_at: nextPollAt(parts, row, 0),
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

/**
 * Once recorded, the spare copy can go. If it cannot be removed now, the next start sees that it was
 * recorded.
 */
async function clear({ log, unrecorded }: EngineParts, answer: PaidAnswer): Promise<void> {
  await unrecorded.remove(answer).catch((error: unknown) => {
    log.warn({ err: error }, "a recorded answer could not be removed");
  });
}
