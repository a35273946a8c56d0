import "server-only";
import { type Refusal, refuse } from "./refusal";

/** Slows down guessing. */
export interface SignInAttempts {
  /**
   * Counts an attempt, and looks in the same step whether it may be made. After five wrong passwords a
   * caller waits before each further attempt, twice as long each time, up to a minute; one that comes
   * during the wait is refused, right or wrong. Other callers are not affected.
   * @returns how long to delay the answer, in milliseconds. While many callers guess together, all
   *   answers come later, but a right password is always accepted.
   */
  record: (
    caller: string,
    isRight: boolean,
  ) => Promise<{ delayMs: number } | Refusal<"access.tooManyAttempts">>;
}

export const freeAttempts = 5;
export const longestWaitMs = 60_000;
/** How many callers are remembered; the one quiet for longest is forgotten first. */
export const mostCallers = 10_000;
/** The time in which half of all callers' wrong attempts are forgotten. */
export const halfLifeMs = 10 * 60_000;
/** This many wrong passwords from all callers together are normal. */
const freeTogether = 20;
const longestDelayMs = 3_000;

/** Refuses an attempt that comes too early. */
export function refuseForNow(waitMs: number): Refusal<"access.tooManyAttempts"> {
  const headers = { "Retry-After": String(Math.max(1, Math.ceil(waitMs / 1000))) };
  return { ...refuse("access.tooManyAttempts"), headers };
}

/** How long to delay every answer after so many wrong passwords from all callers. */
export const delayAfter = (wrong: number) =>
  Math.min(longestDelayMs, Math.max(0, wrong - freeTogether) * 50);

/** In this process's memory and by its monotonic clock: setting the system clock frees nobody. */
export function countAttemptsHere(): SignInAttempts {
  const callers = new Map<string, { wrong: number; nextAt: number }>();
  const together = { wrong: 0, at: performance.now() };
  return {
    async record(caller, isRight) {
      const now = performance.now();
      const known = callers.get(caller);
      const early = (known?.nextAt ?? 0) - now;
      if (early > 0) return refuseForNow(early);
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
      return { delayMs: delayAfter(together.wrong) };
    },
  };
}
