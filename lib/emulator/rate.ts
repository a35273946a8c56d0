/** Counts calls of the last while. */
export interface Rate {
  /** Whether one more may pass now; if so it counts. */
  take: (now: number) => boolean;
}

/** At most so many calls in any such while, the newest refused. Held in memory: it is soon over. */
export function createRate(most: number, whileMs: number): Rate {
  let taken: number[] = [];
  return {
    take(now) {
      taken = taken.filter((at) => now - at < whileMs);
      if (taken.length >= most) return false;
      taken.push(now);
      return true;
    },
  };
}
