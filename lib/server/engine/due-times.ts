import "server-only";

/** No step waits longer: longer `Retry-After` values are not credible. */
const longestWaitMs = 60 * 60_000;

/**
 * When steps are due, on this process's monotonic clock, which ignores changes to the system clock.
 */
export interface DueTimes {
  /** Milliseconds until a generation's next step is due; 0 or less means now. */
  remainingMs: (generation: { id: string; nextStepAt: number }) => number;
  /** Call after a step: the next look reads the database's time afresh. */
  forget: (id: string) => void;
  /** Forgets all other generations. */
  keep: (ids: Iterable<string>) => void;
}

/**
 * Turns a time in the database into a wait once, when first seen.
 * @param isAlone whether all times were written by this process or an earlier one: the latter's are due
 *   at once, since the clock may have been set back in the meantime
 */
export function createDueTimes(isAlone: boolean): DueTimes {
  let dues = new Map<string, { nextStepAt: number; at: number }>();
  let isFirstLook = isAlone;
  return {
    remainingMs({ id, nextStepAt }) {
      const known = dues.get(id);
      const now = performance.now();
      if (known?.nextStepAt === nextStepAt) return known.at - now;
      const waitMs = isFirstLook ? 0 : Math.min(longestWaitMs, nextStepAt - Date.now());
      dues.set(id, { nextStepAt, at: now + waitMs });
      return waitMs;
    },
    forget: (id) => void dues.delete(id),
    keep(ids) {
      isFirstLook = false;
      const wanted = new Set(ids);
      dues = new Map([...dues].filter(([id]) => wanted.has(id)));
    },
  };
}
