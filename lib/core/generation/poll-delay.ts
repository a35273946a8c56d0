import type { Wait } from "../models/model";

const shortestMs = 1_000;
/** No document advises to ask more seldom. */
const longestMs = 10_000;
/** How far beyond the usual time an end is still expected at any moment. */
const overtime = 1.5;

/**
 * How long to wait before asking for a task again, in milliseconds. Never more often than the
 * model's document advises once a task is older than that; about when tasks of the model usually end,
 * as often as is allowed, so that its place is free again soon; otherwise a quarter of the task's age,
 * so that a quick task is noticed quickly and a slow one costs few queries.
 * @param ageMs since the task was created
 */
export function pollDelayMs(wait: Wait | undefined, ageMs: number): number {
  const advisedMs = (wait?.pollSeconds ?? 0) * 1000;
  const least = ageMs < advisedMs ? shortestMs : Math.max(shortestMs, advisedMs);
  const byAge = Math.min(longestMs, Math.max(least, ageMs / 4));
  const usual = wait?.seconds;
  if (!usual) return byAge;
  const [from, to] = [usual.min * 1000, usual.max * 1000 * overtime];
  if (ageMs > to) return byAge;
  const untilDue = Math.max(0, from - ageMs);
  return Math.min(byAge, Math.max(least, untilDue));
}
