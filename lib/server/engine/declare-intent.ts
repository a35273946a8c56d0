import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Model } from "@/lib/core/models/model";
import { isHeld } from "@/lib/server/db/batches/batch-holds";
import type { Database } from "@/lib/server/db/database";
import {
  changeGeneration,
  findGenerationRow,
  type GenerationRow,
} from "@/lib/server/db/generations/generation-rows";
import { countTasks } from "@/lib/server/db/generations/task-rows";
import { isElsewhere } from "@/lib/server/db/moving/move-marks";
import { storageFaultOf } from "../storage-fault";
import { announce } from "./announce";
import type { EngineParts } from "./engine-parts";
import type { OutgoingCall } from "./outgoing";
import { persistently } from "./persistently";
import { postpone } from "./send-again";
import { sleepUntilEnding, type Turn } from "./turns/submission-turns";

/** Milliseconds until there may be room; undefined if there is none to wait for here. */
async function waitForRoom(
  database: Database,
  { claims, endpoint, pace }: EngineParts,
  model: Model,
): Promise<number | undefined> {
  const { tasksAtOnce } = model.limits;
  const { all, submitting } = await countTasks(database, endpoint.id, model.id);
  if (tasksAtOnce !== null && all >= tasksAtOnce) return undefined;
  if (!model.calls.asynchronous || submitting.length === 0) return 0;
  // While the fate of one creation is unknown, another would make the list ambiguous. One that another
  // replica is sending has its answer soon.
  return submitting.every((owner) => claims.isElsewhere({ owner }))
    ? pace.answerCheckMs
    : undefined;
}

/** The intent is on disk before the first byte is sent: after a crash nobody sends it twice. */
export async function declareIntent(
  parts: EngineParts,
  row: GenerationRow,
  model: Model,
  call: OutgoingCall,
  turn: Turn,
): Promise<Intent> {
  const begunAt = performance.now();
  for (;;) {
    const intent = await tryToDeclare(parts, row, model, call, turn);
    if (typeof intent !== "number") return intent;
    // Another replica hangs, perhaps: the run goes back to where it can be called off.
    if (performance.now() - begunAt > longestWaitMs) return "noRoom";
    await sleepUntilEnding(intent, parts.ending);
  }
}

const longestWaitMs = 5_000;
/** A call does not wait longer for pages to hear of it. */
const longestAnnouncingMs = 500;
/** Others may have taken the run for lost by then. */
const intentHoldsMs = 5_000;

export type Intent = "declared" | "noRoom" | "taken";

/** Returns the milliseconds to wait where another replica has been faster. */
async function tryToDeclare(
  parts: EngineParts,
  row: GenerationRow,
  model: Model,
  { sentInputs }: OutgoingCall,
  turn: Turn,
): Promise<Intent | number> {
  const submitted_at = Date.now();
  const begunAt = performance.now();
  // In one transaction, so that a batch never exceeds its budget or continues after a pause, and no two
  // calls take the last place.
  const declaring = parts.database.transaction().execute(async (transaction) => {
    // A step may have waited its turn for half a minute, and the studio been told to end meanwhile.
    if (parts.ending.aborted || !parts.claims.isHeld()) return "noRoom";
    // A machine that slept may wake up beside a library that has moved away.
    if (!parts.claims.isAlone && (await isElsewhere(transaction))) return "noRoom";
    const place = await turn.look(transaction);
    if (place.heldForMs > 0) return "noRoom";
    const roomMs = await waitForRoom(transaction, parts, model);
    if (roomMs === undefined) return "noRoom";
    if (await isHeld(transaction, row, parts.rates)) return "noRoom";
    const waitMs = roomMs || place.waitMs;
    if (waitMs > 0) return waitMs;
    await turn.take(transaction);
    const isOurs = await changeGeneration(transaction, row, "queued", {
      status: "submitting",
      attempt: row.attempt + 1,
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
  if (intent !== "declared") return intent;
  // Pages that hear nothing ask again. What is not sent now would be taken for a lost answer.
  const announcing = announce(parts, row.id).catch((error: unknown) => {
    parts.log.error({ err: error, generationId: row.id }, "a change could not be announced");
  });
  await Promise.race([announcing, sleep(longestAnnouncingMs, undefined, { ref: false })]);
  // A machine may have been laid to sleep in between, and the others have gone on without it.
  const ageMs = Math.max(Date.now() - submitted_at, performance.now() - begunAt);
  if (ageMs < intentHoldsMs && parts.claims.isHeld()) return "declared";
  await persistently(parts, () => withdrawIntent(parts, row, submitted_at));
  return "taken";
}

/**
 * A database that went away may have kept the intent without saying so. Nothing was sent: left as it
 * is, the run would be taken for one whose answer was lost. In a transaction, which begins only after
 * the unanswered one has ended on the server; another process may have declared its own since.
 */
function withdrawIntent(parts: EngineParts, row: GenerationRow, submittedAt: number) {
  return parts.database.transaction().execute(async (transaction) => {
    const now = await findGenerationRow(transaction, row.id);
    if (now?.submitted_at !== submittedAt || now.attempt !== row.attempt + 1) return;
    const inside = { ...parts, database: transaction };
    await postpone(inside, now, "submitting", 0, { reason: "room" });
  });
}
