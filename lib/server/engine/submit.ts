import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import type { Model } from "@/lib/core/models/model";
import type { UpstreamFault } from "../dashscope/fault";
import { changeGeneration, countTasks, type GenerationRow } from "../db/generation-rows";
import { announce } from "./announce";
import { endedWithoutImages } from "./ending";
import type { EngineParts } from "./engine-parts";
import { keepResult } from "./keep-result";
import { type OutgoingCall, outgoingCall } from "./outgoing";

const roomCheckMs = 500;
const throttledMs = 2_000;
const unreachableMs = 5_000;

/**
 * queued → submitting → pending where the model has tasks, → storing where it answers at once, or
 * back to queued when upstream certainly did not take it.
 */
export async function submit(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  const model = parts.models.find(({ id }) => id === row.model);
  const call = model?.calls.asynchronous ?? model?.calls.synchronous;
  if (!model || !call) {
    return fail(parts, row, "queued", {
      code: "studio.model",
      message: `This version of the studio cannot call ${row.model}.`,
    });
  }
  // Asked before a turn is taken, so that those who wait do not slow down those who may go.
  if (!(await hasRoom(parts, model))) return postpone(parts, row, "queued", roomCheckMs);
  const attempt = await outgoingCall(parts, row, model, call);
  if (attempt.kind === "impossible") return fail(parts, row, "queued", attempt.failure);
  if (attempt.kind === "notUploaded") return returnUnsent(parts, row, "queued", attempt.fault);
  const turn = await parts.turns.take(model.id, model.limits.submissionsPerSecond, () =>
    declareIntent(parts, row, model, attempt.call),
  );
  if (turn !== "declared") {
    return turn === "noRoom" && postpone(parts, row, "queued", roomCheckMs);
  }
  return model.calls.asynchronous
    ? createTask(parts, row, attempt.call)
    : generate(parts, row, attempt.call);
}

async function hasRoom({ database, endpoint }: EngineParts, model: Model): Promise<boolean> {
  const { tasksAtOnce } = model.limits;
  return tasksAtOnce === null || (await countTasks(database, endpoint.id, model.id)) < tasksAtOnce;
}

/** The intent is on disk before the first byte leaves: after a crash nobody sends it twice. */
async function declareIntent(
  parts: EngineParts,
  row: GenerationRow,
  model: Model,
  { sentInputs }: OutgoingCall,
) {
  if (!(await hasRoom(parts, model))) return "noRoom";
  const isOurs = await changeGeneration(parts.database, row.id, "queued", {
    status: "submitting",
    submitted_at: Date.now(),
    error: null,
    sent_inputs: sentInputs.length > 0 ? JSON.stringify(sentInputs) : null,
  });
  if (isOurs) await announce(parts, row.id);
  return isOurs ? "declared" : "taken";
}

async function createTask(parts: EngineParts, row: GenerationRow, call: OutgoingCall) {
  const outcome = await parts.client.create(call);
  if (outcome.kind === "fault") return settleFault(parts, row, outcome.fault);
  return changeGeneration(parts.database, row.id, "submitting", {
    status: "pending",
    task_id: outcome.value.taskId,
    request_id: outcome.value.requestId ?? null,
    next_step_at: Date.now() + 1_000,
  });
}

async function generate(parts: EngineParts, row: GenerationRow, call: OutgoingCall) {
  parts.awaitedAnswers.add(row.id);
  try {
    const outcome = await parts.client.generate(call);
    if (outcome.kind === "fault") return await settleFault(parts, row, outcome.fault);
    return await keepResult(parts, row, "submitting", outcome.value);
  } finally {
    parts.awaitedAnswers.delete(row.id);
  }
}

/** Only what upstream certainly did not take may be sent again by itself (promise 1). */
function settleFault(parts: EngineParts, row: GenerationRow, fault: UpstreamFault) {
  if (fault.taken !== "no") return loseSight(parts, row, fault.message, fault.requestId);
  return returnUnsent(parts, row, "submitting", fault);
}

function returnUnsent(
  parts: EngineParts,
  row: GenerationRow,
  from: "queued" | "submitting",
  fault: UpstreamFault,
): Promise<boolean> {
  if (fault.retry === "never") return fail(parts, row, from, fault, fault.requestId);
  if (fault.kind === "throttled") {
    return postpone(parts, row, from, fault.retryAfterMs ?? throttledMs);
  }
  return postpone(parts, row, from, fault.retryAfterMs ?? unreachableMs, {
    code: "studio.unreachable",
    message: fault.message,
  });
}

/**
 * Found in `submitting`, with nobody sending: the process ended between sending and the answer.
 * Whether upstream has it cannot be known from here, so a person decides.
 */
export async function giveUpInterrupted(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  return loseSight(parts, row, "The studio ended while it was sending this request.", undefined);
}

function loseSight(
  parts: EngineParts,
  row: GenerationRow,
  message: string,
  requestId: string | undefined,
): Promise<boolean> {
  return changeGeneration(parts.database, row.id, "submitting", {
    status: "uncertain",
    error: JSON.stringify({ code: "studio.uncertain", message } satisfies Failure),
    request_id: requestId ?? null,
    finished_at: Date.now(),
  });
}

function fail(
  parts: EngineParts,
  row: GenerationRow,
  from: "queued" | "submitting",
  { code, message }: Failure,
  requestId?: string,
): Promise<boolean> {
  return changeGeneration(parts.database, row.id, from, {
    ...endedWithoutImages(row, "failed", { code, message }),
    request_id: requestId ?? null,
  });
}

/** Back to the queue: upstream has not taken it. */
async function postpone(
  parts: EngineParts,
  row: GenerationRow,
  from: "queued" | "submitting",
  delayMs: number,
  reason?: Failure,
): Promise<boolean> {
  const changed = await changeGeneration(parts.database, row.id, from, {
    status: "queued",
    submitted_at: null,
    error: reason ? JSON.stringify(reason) : null,
    next_step_at: Date.now() + delayMs,
  });
  // Waiting for room is no news; being refused or not reaching upstream is.
  return changed && (from === "submitting" || reason !== undefined);
}
