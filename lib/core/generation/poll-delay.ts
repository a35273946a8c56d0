import type { Range } from "../models/model";

const shortestMs = 1_000;
/** No document advises polling less often. */
const longestMs = 10_000;
/** Up to this multiple of the usual time, a task may end at any moment. */
const overtime = 1.5;
/** At this multiple nearly all have ended: a poll shortly before would cost a whole interval more. */
const margin = 1.1;
/** What a poll may come late by, in a busy studio. */
const latenessMs = 1_000;

interface Wait {
  /** How long such a task usually takes. */
  seconds?: Range | undefined;
  /** How long the latest tasks took by DashScope's own times; preferred to `seconds`. */
  dueSeconds?: number | undefined;
  /** How often the model's document advises to poll. */
  pollSeconds?: number | undefined;
}

/**
 * How long to wait before polling a task again, or for the first time, in milliseconds. Never less
 * than the interval that the model's document advises. Where none does: around the usual end of the
 * model's tasks as often as the studio ever polls; otherwise a quarter of the task's age, so that
 * quick tasks are noticed quickly and slow ones cost few polls.
 * @param ageMs since the task was created; 0 for the first poll
 */
export function pollDelayMs(wait: Wait | undefined, ageMs: number): number {
  const { pollSeconds, dueSeconds, seconds: usual } = wait ?? {};
  if (pollSeconds !== undefined) {
    const due = dueSeconds ?? (usual && usual.max * margin);
    return advisedDelayMs(pollSeconds * 1000, due && due * 1000, ageMs);
  }
  const byAge = Math.min(longestMs, Math.max(shortestMs, ageMs / 4));
  if (!usual) return byAge;
  const [from, to] = [usual.min * 1000, usual.max * 1000 * overtime];
  if (ageMs > to) return byAge;
  return Math.min(byAge, Math.max(shortestMs, from - ageMs));
}

/**
 * The advised interval; the last one before the task should be done is stretched to that moment. A
 * query that comes late then takes from what was to be stretched, and moves nothing.
 */
function advisedDelayMs(advisedMs: number, dueMs: number | undefined, ageMs: number): number {
  const leftMs = (dueMs ?? 0) - ageMs;
  // Where two intervals would hardly fit, one in between would come late and put the last one off.
  const isLast = leftMs < 2 * advisedMs + latenessMs;
  return isLast ? Math.max(advisedMs, leftMs) : advisedMs;
}
