import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import type { Model } from "@/lib/core/models/model";
import { isHeld } from "@/lib/server/db/batches/batch-holds";
import type { Database } from "@/lib/server/db/database";
import {
  changeGeneration,
  countTasks,
  findGenerationRow,
  type GenerationRow,
} from "@/lib/server/db/generations/generation-rows";
import type { UpstreamFault } from "../dashscope/fault";
import { storageFaultOf } from "../storage-fault";
import { announce } from "./announce";
import type { EngineParts } from "./engine-parts";
import { type OutgoingCall, outgoingCall } from "./outgoing";
import { persistently } from "./persistently";
import { recordAnswer } from "./record-answer";
import { fail, keptAnswer, postpone, returnAfterSetback, returnUnsent } from "./send-again";

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
  const restMs = parts.turns.heldForMs(model.id);
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
  return parts.turns.take(model.id, model.limits.submissionsPerSecond, async (begin) => {
    const intent = await declareIntent(parts, row, model, call);
    if (intent !== "declared") return refrain(parts, row, intent);
    begin();
    return createTask(parts, row, call);
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
  const intent = await parts.turns.take(model.id, submissionsPerSecond, async (begin) => {
    const declared = await declareIntent(parts, row, model, call);
    if (declared === "declared") begin();
    return declared;
  });
  return intent === "declared" ? generate(parts, row, call) : refrain(parts, row, intent);
}

function refrain(parts: EngineParts, row: GenerationRow, intent: "noRoom" | "taken") {
  if (intent === "taken") return false;
  return postpone(parts, row, "queued", parts.pace.roomCheckMs, { reason: "room" });
}

async function hasRoom(
  database: Database,
  { endpoint }: EngineParts,
  model: Model,
): Promise<boolean> {
  const { tasksAtOnce } = model.limits;
  const tasks = await countTasks(database, endpoint.id, model.id);
  // While the fate of one creation is unknown, another would make the list ambiguous.
  if (model.calls.asynchronous && tasks.submitting > 0) return false;
  return tasksAtOnce === null || tasks.all < tasksAtOnce;
}

/** The intent is on disk before the first byte is sent: after a crash nobody sends it twice. */
async function declareIntent(
  parts: EngineParts,
  row: GenerationRow,
  model: Model,
  { sentInputs }: OutgoingCall,
) {
  // A step may have waited its turn for half a minute, and the studio been told to end meanwhile.
  const isResting = parts.ending.aborted || parts.turns.heldForMs(model.id) > 0;
  if (isResting) return "noRoom";
  const submitted_at = Date.now();
  // In one transaction, so that a batch never exceeds its budget or continues after a pause, and no two
  // calls take the last place.
  const declaring = parts.database.transaction().execute(async (transaction) => {
    if (!(await hasRoom(transaction, parts, model))) return "noRoom";
    if (await isHeld(transaction, row, parts.rates)) return "noRoom";
    const isOurs = await changeGeneration(transaction, row.id, "queued", {
      status: "submitting",
      submitted_at,
      error: null,
      answer: null,
      sent_inputs: sentInputs.length > 0 ? JSON.stringify(sentInputs) : null,
    });
    return isOurs ? "declared" : "taken";
  });
  const intent = await declaring.catch(async (error: unknown) => {
    if (storageFaultOf(error) === "storage.away")
      await persistently(parts, () => withdrawIntent(parts, row, submitted_at));
    throw error;
  });
  if (intent === "declared") {
    // Pages that hear nothing ask again. What is not sent now would be taken for a lost answer.
    await announce(parts, row.id).catch((error: unknown) => {
      parts.log.error({ err: error, generationId: row.id }, "a change could not be announced");
    });
  }
  return intent;
}

/**
 * A database that went away may have kept the intent without saying so. Nothing was sent: left as it
 * is, the run would be taken for one whose answer was lost. In a transaction, which begins only after
 * the unanswered one has ended on the server; another process may have declared its own since.
 */
function withdrawIntent(parts: EngineParts, row: GenerationRow, submittedAt: number) {
  return parts.database.transaction().execute(async (transaction) => {
    const now = await findGenerationRow(transaction, row.id);
    if (now?.submitted_at !== submittedAt) return;
    const inside = { ...parts, database: transaction };
    await postpone(inside, row, "submitting", 0, { reason: "room" });
  });
}

function createTask(parts: EngineParts, row: GenerationRow, call: OutgoingCall) {
  return awaited(parts, row, async () => {
    const outcome = await parts.client.create(call);
    if (outcome.kind === "fault") return settleFault(parts, row, outcome.fault);
    parts.turns.release(row.model);
    const { taskId, requestId = null } = outcome.value;
    return recordAnswer(parts, row, { kind: "task", generationId: row.id, taskId, requestId });
  });
}

function generate(parts: EngineParts, row: GenerationRow, call: OutgoingCall) {
  return awaited(parts, row, async () => {
    const outcome = await parts.client.generate(call);
    if (outcome.kind === "fault") return settleFault(parts, row, outcome.fault);
    parts.turns.release(row.model);
    const { answer } = outcome.value;
    return recordAnswer(parts, row, { kind: "result", generationId: row.id, answer });
  });
}

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
  return changeGeneration(parts.database, row.id, "submitting", {
    ambiguous_since: now,
    setbacks: row.setbacks + 1,
    error: JSON.stringify(error),
    request_id: fault.requestId ?? null,
    answer: keptAnswer(fault),
    next_step_at: now,
  });
}
