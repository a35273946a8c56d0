import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { changeGeneration, type GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { findKnownTasks } from "@/lib/server/db/generations/task-rows";
import { storedRequest, storedValue } from "@/lib/server/db/stored-json";
import { answerSchema } from "../dashscope/answers";
import type { Outcome, UpstreamFault } from "../dashscope/fault";
import type { ListedTask } from "../dashscope/read";
import { type EngineParts, retentionMs } from "./engine-parts";
import { nextPollAt } from "./poll-time";
import { recordAnswerAside } from "./record-answer";
import { returnNotTaken } from "./send-again";

/** How far upstream's clock may differ from ours. docs/dashscope.md#task-list */
const clockSkewMs = 5_000;
/** A hundred tasks each: more than any account creates in a day. */
const mostPages = 1_000;
/** No call takes longer to send: a task created later is not this one. */
const longestSendMs = 10 * 60_000;

/**
 * Found in `submitting` with nobody sending: the answer was lost, or the process ended. Takes
 * an answer that an earlier process had and could not record; else looks for the task in upstream's
 * list, and adopts one that proves to be this one. Without any unknown task for the configured time
 * upstream has not taken the call, and it goes back to the queue, for a limited number of times.
 * Anything else is for a person. docs/dashscope.md#accepted-or-not
 */
export async function resolve(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  const isRecorded = await recordAnswerAside(parts, row);
  if (isRecorded !== undefined) return isRecorded;
  const call = parts.models.find(({ id }) => id === row.model)?.calls.asynchronous;
  // The result of a synchronous call cannot be fetched again.
  if (!call) return giveUp(parts, row, saidIn(row) ?? noAnswer, []);
  const now = Date.now();
  const since = row.ambiguous_since ?? now;
  if (row.ambiguous_since === null) await lookLater(parts, row, { ambiguous_since: since });
  const elapsedMs = parts.elapsed.of(row.id, since);
  const listed = await unknownTasks(parts, row, since);
  if (listed.kind === "fault") {
    if (elapsedMs > retentionMs) return giveUp(parts, row, saidIn(row) ?? noAnswer, []);
    return lookLater(parts, row, {
      error: unlisted(listed.fault),
      next_step_at: now + waitForList(parts, listed.fault, elapsedMs),
    });
  }
  const unknown = listed.value;
  if (unknown.length === 0) {
    if (elapsedMs < parts.resolveMs) return lookLater(parts, row, { error: looking });
    return returnNotTaken(parts, row, saidIn(row));
  }
  const ids = unknown.map(({ taskId }) => taskId);
  // Wan's tasks never include their prompt, so nothing could prove which one is ours.
  if (!call.tellsPrompt) return giveUp(parts, row, maybeThere, ids);
  const { prompt } = storedRequest(row.request);
  const states = await Promise.all(unknown.map((task) => recognise(parts, task, prompt)));
  const own = unknown.filter((_, index) => states[index] === "ours");
  const [task] = own;
  if (task && own.length === 1) return adopt(parts, row, task);
  if (states.includes("open") && elapsedMs <= retentionMs) {
    // Looking queries the tasks, too: no more often than their document advises.
    const next_step_at = nextPollAt(parts, row, now - (row.submitted_at ?? row.created_at));
    return lookLater(parts, row, { error: looking, next_step_at });
  }
  return giveUp(parts, row, maybeThere, ids);
}

/**
 * The model's tasks that began about when the call was sent and that belong to no known generation.
 */
async function unknownTasks(
  { client, database, queryTurns }: EngineParts,
  row: GenerationRow,
  since: number,
): Promise<Outcome<ListedTask[]>> {
  const from = (row.submitted_at ?? row.created_at) - clockSkewMs;
  // If the clock was set back since, it cannot tell when the answer was given up.
  const latest = from + longestSendMs;
  const to = (since < from ? latest : Math.min(since, latest)) + clockSkewMs;
  const found: ListedTask[] = [];
  for (let page = 1; ; page += 1) {
    await queryTurns.take();
    const outcome = await client.list(row.model, page);
    if (outcome.kind === "fault") return outcome;
    const { tasks, pages } = outcome.value;
    found.push(...tasks.filter(({ createdAt }) => createdAt >= from && createdAt <= to));
    // Newest first: once a page reaches back before the call, nothing older matters.
    const oldest = tasks.at(-1)?.createdAt ?? 0;
    if (page >= Math.min(pages, mostPages) || oldest < from) break;
  }
  const ids = found.map(({ taskId }) => taskId);
  const known = await findKnownTasks(database, ids, row.id);
  return { kind: "done", value: found.filter(({ taskId }) => !known.has(taskId)) };
}

/**
 * A list that cannot be read is asked for less and less often, and not before the time that was told:
 * it may be a moment's disturbance, or an address that somebody has to put right.
 */
function waitForList(
  { pace }: EngineParts,
  { retryAfterMs = 0 }: UpstreamFault,
  elapsedMs: number,
): number {
  const growingMs = Math.min(pace.longestLookAgainMs, elapsedMs / 4);
  return Math.max(pace.lookAgainMs, growingMs, pace.here(retryAfterMs));
}

async function recognise(
  { client, queryTurns }: EngineParts,
  { taskId }: ListedTask,
  prompt: string,
) {
  await queryTurns.take();
  const outcome = await client.query(taskId);
  if (outcome.kind === "fault") return "open";
  const state = outcome.value;
  if (state.kind === "pending" || state.kind === "running") return "open";
  const isOurs = state.kind === "succeeded" && state.result.originalPrompts.includes(prompt);
  return isOurs ? "ours" : "foreign";
}

const looking: Failure = {
  code: "studio.looking",
  message: "The answer was lost. Looking for the task in DashScope's list.",
};
const unlisted = ({ code, message }: UpstreamFault): Failure => ({
  code: "studio.looking",
  message: `DashScope's list of tasks cannot be read. ${code}: ${message}`,
});
const noAnswer: Failure = {
  code: "studio.uncertain",
  message: "The answer was lost, and DashScope cannot be asked for it.",
};
const maybeThere: Failure = {
  code: "studio.uncertainTask",
  message: "The answer was lost. DashScope has a task from that moment which may be this one.",
};

/** What upstream has answered instead of a result. */
function saidIn({ answer }: GenerationRow): Failure | undefined {
  const said = answer === null ? undefined : answerSchema.safeParse(storedValue(answer)).data;
  return said?.code === undefined ? undefined : { code: said.code, message: said.message ?? "" };
}

async function lookLater(
  parts: EngineParts,
  row: GenerationRow,
  {
    error,
    ambiguous_since,
    next_step_at = Date.now() + parts.pace.lookAgainMs,
  }: { error?: Failure; ambiguous_since?: number; next_step_at?: number },
): Promise<boolean> {
  const changed = await changeGeneration(parts.database, row, "submitting", {
    next_step_at,
    ...(error ? { error: JSON.stringify(error) } : {}),
    ...(ambiguous_since === undefined ? {} : { ambiguous_since }),
  });
  // Each look says the same, until something else keeps the run.
  return changed && error !== undefined && JSON.stringify(error) !== row.error;
}

function adopt(parts: EngineParts, row: GenerationRow, task: ListedTask): Promise<boolean> {
  return changeGeneration(parts.database, row, "submitting", {
    status: "pending",
    task_id: task.taskId,
    request_id: task.requestId ?? null,
    answer: null,
    error: null,
    ambiguous_since: null,
    next_step_at: Date.now(),
  });
}

function giveUp(
  parts: EngineParts,
  row: GenerationRow,
  reason: Failure,
  candidates: string[],
): Promise<boolean> {
  return changeGeneration(parts.database, row, "submitting", {
    status: "uncertain",
    error: JSON.stringify(reason),
    candidates: candidates.length > 0 ? JSON.stringify(candidates) : null,
    finished_at: Date.now(),
  });
}
