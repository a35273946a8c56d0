import "server-only";
import { type Refusal, refuse } from "../refusal";
import { singleton } from "../singleton";

const freeAttempts = 5;
const longestWaitMs = 60_000;
/** How many callers are remembered; the one quiet for longest is forgotten first. */
const mostCallers = 10_000;
/** This many wrong passwords from all callers together are normal. */
const freeTogether = 20;
const longestDelayMs = 3_000;
/** The time in which half of all callers' wrong attempts are forgotten. */
const halfLifeMs = 10 * 60_000;

interface Attempts {
  callers: Map<string, { wrong: number; nextAt: number }>;
  together: { wrong: number; at: number };
}

/**
 * Slows down guessing. Uses this process's monotonic clock, so that setting the system clock frees
 * nobody.
 */
const attempts = () =>
  singleton<Attempts>("sign-in-attempts", () => ({
    callers: new Map(),
    together: { wrong: 0, at: performance.now() },
  }));

/**
 * After five wrong passwords a caller waits before each further attempt, twice as long each time,
 * up to a minute. Refuses one that comes during the wait; other callers are not affected.
 */
export function refuseEarlyAttempt(caller: string): Refusal<"access.tooManyAttempts"> | undefined {
  const waitMs = (attempts().callers.get(caller)?.nextAt ?? 0) - performance.now();
  if (waitMs <= 0) return undefined;
  const headers = { "Retry-After": String(Math.ceil(waitMs / 1000)) };
  return { ...refuse("access.tooManyAttempts"), headers };
}

/**
 * Counts an attempt.
 * @returns how long to delay its answer, in milliseconds. While many callers guess together, all
 *   answers come later, but a right password is always accepted.
 */
export function recordAttempt(caller: string, isRight: boolean): number {
  const { callers, together } = attempts();
  const now = performance.now();
  const known = callers.get(caller);
  callers.delete(caller);
  const halvings = Math.floor((now - together.at) / halfLifeMs);
  together.wrong = Math.floor(together.wrong / 2 ** halvings);
  together.at += halvings * halfLifeMs;
  if (!isRight) {
    together.wrong += 1;
    const wrong = (known?.wrong ?? 0) + 1;
    const beyond = wrong - freeAttempts;
    const waitMs = beyond < 0 ? 0 : Math.min(longestWaitMs, 1_000 * 2 ** beyond);
    callers.set(caller, { wrong, nextAt: now + waitMs });
    const [quietest] = callers.keys();
    if (callers.size > mostCallers && quietest !== undefined) callers.delete(quietest);
  }
  return Math.min(longestDelayMs, Math.max(0, together.wrong - freeTogether) * 50);
}
