import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import type { Model } from "@/lib/core/models/model";
import { changeGeneration, type GenerationRow } from "@/lib/server/db/generations/generation-rows";
import type { UpstreamFault } from "../dashscope/fault";
import { declareIntent, type Intent } from "./declare-intent";
import type { EngineParts } from "./engine-parts";
import { type OutgoingCall, outgoingCall } from "./outgoing";
import { persistently } from "./persistently";
import { recordAnswer } from "./record-answer";
import { fail, keptAnswer, postpone, returnAfterSetback, returnUnsent } from "./send-again";
import type { Turn } from "./turns/submission-turns";

/**
 * queued → submitting → pending for a model with tasks, → storing for one that answers at once, or
 * back to queued if upstream certainly did not take the call.
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
  const restMs = await parts.turns.heldForMs(model.id);
  if (restMs > 0) return postpone(parts, row, "queued", restMs, { reason: "room" });
  const attempt = await outgoingCall(parts, row, model, call);
  if (attempt.kind === "impossible") return fail(parts, row, "queued", attempt.failure);
  if (attempt.kind === "away") return returnAfterSetback(parts, row, attempt.failure);
  if (attempt.kind === "inputsAway") {
    const { failure: reason } = attempt;
    return postpone(parts, row, "queued", parts.pace.firstSaveAgainMs, { reason });
  }
  if (attempt.kind === "notUploaded") return returnUnsent(parts, row, "queued", attempt.fault);
  return model.calls.asynchronous
    ? createInTurn(parts, row, model, attempt.call)
    : generateInTurn(parts, row, model, attempt.call);
}

/**
 * A model's creations go one after the other, each after the answer to the last: if one is lost, at
 * most one task in upstream's list is unaccounted for. docs/dashscope.md#accepted-or-not
 */
function createInTurn(parts: EngineParts, row: GenerationRow, model: Model, call: OutgoingCall) {
  return parts.turns.take(model.id, model.limits.submissionsPerSecond, async (turn) => {
    const intent = await declareIntent(parts, row, model, call, turn);
    if (intent !== "declared") return refrain(parts, row, intent);
    turn.begin();
    return createTask(parts, sent(row), call, turn);
  });
}

/** Calls that answer at once only have to begin one after the other. */
async function generateInTurn(
  parts: EngineParts,
  row: GenerationRow,
  model: Model,
  call: OutgoingCall,
) {
  const { submissionsPerSecond } = model.limits;
  const intent = await parts.turns.take(model.id, submissionsPerSecond, async (turn) => {
    const declared = await declareIntent(parts, row, model, call, turn);
    if (declared === "declared") turn.begin();
    return declared;
  });
  return intent === "declared" ? generate(parts, sent(row), call) : refrain(parts, row, intent);
}

/** A run as the declared intent has left it. */
const sent = (row: GenerationRow): GenerationRow => ({ ...row, attempt: row.attempt + 1 });

function refrain(parts: EngineParts, row: GenerationRow, intent: Exclude<Intent, "declared">) {
  if (intent === "taken") return false;
  return postpone(parts, row, "queued", parts.pace.roomCheckMs, { reason: "room" });
}

function createTask(parts: EngineParts, row: GenerationRow, call: OutgoingCall, turn: Turn) {
  return awaited(parts, row, async () => {
    const outcome = await parts.client.create(call);
    turn.end();
    if (outcome.kind === "fault") return settleFault(parts, row, outcome.fault);
    parts.turns.release(row.model);
    const { taskId, requestId = null } = outcome.value;
    return recordAnswer(parts, row, { ...answerTo(row), kind: "task", taskId, requestId });
  });
}

function generate(parts: EngineParts, row: GenerationRow, call: OutgoingCall) {
  return awaited(parts, row, async () => {
    const outcome = await parts.client.generate(call);
    if (outcome.kind === "fault") return settleFault(parts, row, outcome.fault);
    parts.turns.release(row.model);
    const { answer } = outcome.value;
    return recordAnswer(parts, row, { ...answerTo(row), kind: "result", answer });
  });
}

const answerTo = ({ id, attempt }: GenerationRow) => ({ generationId: id, attempt });

/** Does not let the process end while an answer is on its way, or only in memory. */
async function awaited(
  { awaitedAnswers }: EngineParts,
  { id }: GenerationRow,
  call: () => Promise<boolean>,
): Promise<boolean> {
  awaitedAnswers.add(id);
  try {
    return await call();
  } finally {
    awaitedAnswers.delete(id);
  }
}

/** Only what upstream certainly did not take may be sent again automatically (promise 1). */
function settleFault(parts: EngineParts, row: GenerationRow, fault: UpstreamFault) {
  return persistently(parts, () =>
    fault.taken === "no"
      ? returnUnsent(parts, row, "submitting", fault)
      : loseSight(parts, row, fault),
  );
}

/**
 * Upstream may have taken it. Never sent again automatically; `resolve` looks for it (promise 1).
 */
function loseSight(parts: EngineParts, row: GenerationRow, fault: UpstreamFault) {
  const now = Date.now();
  const error: Failure = { code: "studio.looking", message: fault.message };
  return changeGeneration(parts.database, row, "submitting", {
    ambiguous_since: now,
    setbacks: row.setbacks + 1,
    error: JSON.stringify(error),
    request_id: fault.requestId ?? null,
    answer: keptAnswer(fault),
    next_step_at: now,
  });
}
