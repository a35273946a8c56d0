import type { Range } from "../models/model";

const shortestMs = 1_000;
/** No document advises polling less often. */
const longestMs = 10_000;
/** Up to this multiple of the usual time, a task may end at any moment. */
const overtime = 1.5;
/** At this multiple nearly all have ended: a poll shortly before would cost a whole interval more. */
const margin = 1.1;

interface Wait {
  /** How long such a task usually takes. */
  seconds?: Range | undefined;
  /** How often the model's document advises to ask. */
  pollSeconds?: number | undefined;
}

/**
 * How long to wait before polling a task again, or for the first time, in milliseconds. Never less
 * than the interval that the model's document advises. Where none does: around the usual end of the
 * model's tasks as often as the studio ever asks; otherwise a quarter of the task's age, so that
 * quick tasks are noticed quickly and slow ones cost few polls.
 * @param ageMs since the task was created; 0 for the first poll
 */
export function pollDelayMs(wait: Wait | undefined, ageMs: number): number {
  const { pollSeconds, seconds: usual } = wait ?? {};
  if (pollSeconds !== undefined) return advisedDelayMs(pollSeconds * 1000, usual?.max, ageMs);
  const byAge = Math.min(longestMs, Math.max(shortestMs, ageMs / 4));
  if (!usual) return byAge;
  const [from, to] = [usual.min * 1000, usual.max * 1000 * overtime];
  if (ageMs > to) return byAge;
  return Math.min(byAge, Math.max(shortestMs, from - ageMs));
}

/** The advised interval, stretched where the next poll then comes just when the task should be done. */
function advisedDelayMs(advisedMs: number, maxSeconds: number | undefined, ageMs: number): number {
  if (maxSeconds === undefined) return advisedMs;
  const untilDue = maxSeconds * 1000 * margin - ageMs;
  return untilDue > advisedMs && untilDue < 2 * advisedMs ? untilDue : advisedMs;
}
