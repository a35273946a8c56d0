import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import type { FailureKind } from "@/lib/core/failure/failure-kinds";
import { failureKindOf } from "@/lib/core/failure/kind-of";
import {
  changeGeneration,
  type GenerationRow,
  wasTakenSince,
} from "@/lib/server/db/generations/generation-rows";
import { storedFailure } from "@/lib/server/db/stored-json";
import { quotaWaitMs, type UpstreamFault } from "../dashscope/fault";
import { endedWithoutImages } from "./ending";
import type { EngineParts } from "./engine-parts";

/** Where a run is that has not been sent, or that upstream has not taken. */
type Unsent = "queued" | "submitting";

/**
 * How often a run goes back to the queue for something that may pass. With waits that double, a
 * disturbance of five minutes is outlasted.
 */
const mostSetbacks = 5;

/** What becomes of a run that upstream has certainly not taken. */
export async function returnUnsent(
  parts: EngineParts,
  row: GenerationRow,
  from: Unsent,
  fault: UpstreamFault,
): Promise<boolean> {
  if (fault.retry === "never") return fail(parts, row, from, fault);
  const { pace, turns } = parts;
  const toldMs = fault.retryAfterMs === undefined ? undefined : pace.here(fault.retryAfterMs);
  const { code, message } = fault;
  if (fault.kind === "throttled") {
    const isForQuota = failureKindOf(fault) === "quotaOfMinute";
    if (isForQuota && (await isStuck(parts, row))) return fail(parts, row, from, fault);
    const waitMs = await turns.holdBack(row.model, toldMs);
    return postpone(parts, row, from, waitMs, {
      reason: { code, message },
      ...(isForQuota ? { quota_refused_at: Date.now() } : {}),
    });
  }
  if (fault.kind === "unreachable") {
    return postpone(parts, row, from, toldMs ?? pace.unreachableMs, { reason: { code, message } });
  }
  // Something answered an upload, or did not, without a reason to believe that it never will.
  return returnAfterSetback(parts, row, notTaken({ code, message }), fault);
}

/**
 * Whether the quota per minute stays exhausted: this run was refused for it before, and no other of the
 * model has gone through since. Only a higher quota helps. docs/dashscope.md#errors
 */
async function isStuck({ database, pace }: EngineParts, row: GenerationRow): Promise<boolean> {
  const { quota_refused_at: refusedAt } = row;
  if (refusedAt === null) return false;
  // A process that has just started holds nothing back, so this may have come too early.
  const isTooEarly = Date.now() - refusedAt < pace.here(quotaWaitMs) / 2;
  return !isTooEarly && !(await wasTakenSince(database, row, refusedAt));
}

/**
 * Back to the queue for something that may pass, for longer each time; after the last time it fails.
 * @param last what it then failed of
 */
export function returnAfterSetback(
  parts: EngineParts,
  row: GenerationRow,
  reason: Failure,
  last: Failure | UpstreamFault = reason,
): Promise<boolean> {
  const setbacks = row.setbacks + 1;
  if (setbacks > mostSetbacks) return fail(parts, row, "queued", last);
  return postpone(parts, row, "queued", waitAfter(parts, setbacks), { reason, setbacks });
}

/**
 * Sent without an answer that says what became of it, and not in upstream's list: it was not taken.
 * @param said what was answered instead of a task
 */
export function returnNotTaken(
  parts: EngineParts,
  row: GenerationRow,
  said: Failure | undefined,
): Promise<boolean> {
  const { setbacks } = row;
  // The process ended before it could send.
  if (setbacks === 0) return postpone(parts, row, "submitting", 0, { reason: undefined });
  if (setbacks <= mostSetbacks) {
    const reason = notTaken(said);
    return postpone(parts, row, "submitting", waitAfter(parts, setbacks), { reason });
  }
  return changeGeneration(parts.database, row, "submitting", {
    ...endedWithoutImages(row, "failed", said ?? notTaken(said)),
    ambiguous_since: null,
  });
}

const waitAfter = ({ pace }: EngineParts, setbacks: number) =>
  pace.firstSetbackMs * 2 ** (setbacks - 1);

function notTaken(said: Failure | undefined): Failure {
  const words = said ? `${said.code}: ${said.message}` : "No answer came.";
  return { code: "studio.notTaken", message: words };
}

/** Ends a run that was not sent, or not taken. */
export function fail(
  parts: EngineParts,
  row: GenerationRow,
  from: Unsent,
  why: Failure | UpstreamFault,
): Promise<boolean> {
  const isFault = "httpStatus" in why;
  return changeGeneration(parts.database, row, from, {
    ...endedWithoutImages(row, "failed", why),
    request_id: (isFault && why.requestId) || null,
    answer: isFault ? keptAnswer(why) : null,
  });
}

/** What was answered, as the database keeps it. */
export function keptAnswer({ answer }: UpstreamFault): string | null {
  return answer === undefined ? null : JSON.stringify(answer);
}

interface Postponement extends Partial<Pick<GenerationRow, "setbacks" | "quota_refused_at">> {
  /** `room`: a place among those at once; that is not worth announcing. */
  reason: Failure | "room" | undefined;
}

/** Back to the queue: upstream has not taken it. */
export async function postpone(
  parts: EngineParts,
  row: GenerationRow,
  from: Unsent,
  delayMs: number,
  { reason, ...changes }: Postponement,
): Promise<boolean> {
  const changed = await changeGeneration(parts.database, row, from, {
    ...changes,
    status: "queued",
    submitted_at: null,
    ambiguous_since: null,
    error: reason === "room" ? stillWaitsFor(row) : reason ? JSON.stringify(reason) : null,
    next_step_at: Date.now() + delayMs,
  });
  return changed && reason !== "room";
}

/** What only another attempt to send can show to be over. */
const untilSent: ReadonlySet<FailureKind> = new Set(["throttled", "quotaOfMinute", "notTaken"]);

function stillWaitsFor({ error }: GenerationRow): string | null {
  return error !== null && untilSent.has(failureKindOf(storedFailure(error))) ? error : null;
}
