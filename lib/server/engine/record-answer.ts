import "server-only";
import { z } from "zod";
import {
  changeGeneration,
  findGenerationRow,
  type GenerationRow,
} from "@/lib/server/db/generations/generation-rows";
import { isTaskKept } from "@/lib/server/db/generations/task-rows";
import { resultOf } from "../dashscope/result";
import { announce } from "./announce";
import type { EngineParts } from "./engine-parts";
import { keepResult } from "./keep-result";
import { persistently } from "./persistently";
import { nextPollAt } from "./poll-time";
import { standIn } from "./stand-in";
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
    async () =>
      (await recordFrom("submitting", parts, row, answer)) || recordLate(parts, row.id, answer),
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
      await recordLate(parts, generationId, answer);
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
  const changed = await recordLate(parts, row.id, answer);
  await clear(parts, answer);
  return changed;
}

/**
 * A call that was given up has its answer all the same, if one is found later; one that is to be sent
 * again need not be.
 */
const answerable = z.enum(["queued", "submitting", "uncertain"]);
type Answerable = z.infer<typeof answerable>;

/** Records an answer whose run may have gone on meanwhile. Returns whether that changed the run. */
async function recordLate(parts: EngineParts, id: string, answer: PaidAnswer): Promise<boolean> {
  const row = await findGenerationRow(parts.database, id);
  // An older copy of the database may have been put back: the answer is paid, so it stays.
  if (!row) throw new Error("Its run is not in the database.");
  const isOfThisAttempt = answer.attempt === undefined || answer.attempt === row.attempt;
  const from = isOfThisAttempt ? answerable.safeParse(row.status).data : undefined;
  if (from && (await recordFrom(from, parts, row, answer))) return true;
  if (await isRecorded(parts, row, answer)) return false;
  // The run was sent again, or found its task elsewhere, before this answer came. It is paid for, too.
  const other = await standIn(parts.database, row, answer);
  if (other && (await recordFrom("uncertain", parts, other, answer))) {
    parts.log.warn({ generationId: other.id, lateFor: row.id }, "kept as another run");
    await announce(parts, other.id).catch((error: unknown) => {
      parts.log.error({ err: error, generationId: other.id }, "a change could not be announced");
    });
  }
  return false;
}

/** Whether the run, or another, has the answer's task, or the run an answer to the same call. */
async function isRecorded(
  { database }: EngineParts,
  row: GenerationRow,
  answer: PaidAnswer,
): Promise<boolean> {
  if (answer.kind === "task") return isTaskKept(database, answer.taskId);
  return answer.attempt === undefined || (answer.attempt === row.attempt && row.answer !== null);
}

function recordFrom(
  from: Answerable,
  parts: EngineParts,
  row: GenerationRow,
  answer: PaidAnswer,
): Promise<boolean> {
  if (answer.kind === "result") return keepResult(parts, row, from, resultOf(answer.answer));
  return changeGeneration(parts.database, row, from, {
    status: "pending",
    task_id: answer.taskId,
    request_id: answer.requestId,
    error: null,
    ambiguous_since: null,
    candidates: null,
    finished_at: null,
    ...(from === "queued" ? { submitted_at: Date.now() } : {}),
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
