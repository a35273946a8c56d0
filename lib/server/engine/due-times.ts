import "server-only";

/** No step waits longer: an hour is the most that upstream is believed to ask for. */
const longestWaitMs = 60 * 60_000;

/** When steps are due by this process's own time, which goes on evenly whatever is done to the clock. */
export interface DueTimes {
  /** In how many milliseconds a generation's next step is due; 0 or less: now. */
  remainingMs: (generation: { id: string; nextStepAt: number }) => number;
  /** A step was made: what stands in the database then is looked at anew. */
  forget: (id: string) => void;
  /** Keeps no other than these. */
  keep: (ids: Iterable<string>) => void;
}

/**
 * A moment that stands in the database is turned into a wait once, when it is first seen. What was
 * written by an earlier process is due at once: the clock may have been set back since.
 */
export function createDueTimes(): DueTimes {
  let dues = new Map<string, { nextStepAt: number; at: number }>();
  let isFirstLook = true;
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
