import type { Wait } from "../models/model";

const shortestMs = 1_000;
/** No document advises polling less often. */
const longestMs = 10_000;
/** Up to this multiple of the usual time, a task may end at any moment. */
const overtime = 1.5;
/** How much more often than advised to poll around the expected end, using polls saved earlier. */
const eagerness = 3;

/**
 * How long to wait before polling a task again, in milliseconds. Once a task is older than the
 * interval the model's document advises, never more often than that; around the usual end of the
 * model's tasks, as often as allowed; otherwise a quarter of the task's age, so that quick tasks
 * are noticed quickly and slow ones cost few polls.
 * @param ageMs since the task was created
 * @param isAwaited whether others wait for the task's place: polls are then saved up and spent
 * around its end, so that the place does not stay empty for long
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
  // If the next poll would come shortly before the expected end, poll at the end instead.
  return untilDue < seldom * 1.5 ? Math.max(shortestMs, untilDue) : seldom;
}
