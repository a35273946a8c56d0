import type { Wait } from "../models/model";

const shortestMs = 1_000;
/** No document advises to ask more seldom. */
const longestMs = 10_000;
/** How far beyond the usual time an end is still expected at any moment. */
const overtime = 1.5;
/** How much more often than advised about the end, where questions were saved before it. */
const eagerness = 3;

/**
 * How long to wait before asking for a task again, in milliseconds. Never more often than the
 * model's document advises once a task is older than that; about when tasks of the model usually end,
 * as often as is allowed; otherwise a quarter of the task's age, so that a quick task is noticed
 * quickly and a slow one costs few queries.
 * @param ageMs since the task was created
 * @param isAwaited whether others wait for the task's place: then questions are saved up for the
 *   time about its end and spent there, so that the place is not empty for long
 */
export function pollDelayMs(wait: Wait | undefined, ageMs: number, isAwaited = false): number {
  const advisedMs = (wait?.pollSeconds ?? 0) * 1000;
  const usual = wait?.seconds;
  if (isAwaited && usual) return eagerDelayMs(ageMs, advisedMs, usual.min * 1000, usual.max * 1000);
  const least = ageMs < advisedMs ? shortestMs : Math.max(shortestMs, advisedMs);
  const byAge = Math.min(longestMs, Math.max(least, ageMs / 4));
  if (!usual) return byAge;
  const [from, to] = [usual.min * 1000, usual.max * 1000 * overtime];
  if (ageMs > to) return byAge;
  const untilDue = Math.max(0, from - ageMs);
  return Math.min(byAge, Math.max(least, untilDue));
}

function eagerDelayMs(ageMs: number, advisedMs: number, from: number, to: number): number {
  const often = Math.max(shortestMs, advisedMs / eagerness);
  const seldom = Math.min(longestMs, Math.max(shortestMs, advisedMs, ageMs / 2));
  if (ageMs > to * overtime) return seldom;
  const untilDue = from - ageMs;
  if (untilDue <= 0) return often;
  // One that would come shortly before it is due comes when it is.
  return untilDue < seldom * 1.5 ? Math.max(shortestMs, untilDue) : seldom;
}
