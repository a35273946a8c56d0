/** Counts calls in the last second. */
export interface Rate {
  /** Whether one more may pass now; if so it counts. */
  take: (now: number) => boolean;
}

/** At most so many calls in any second, the newest refused. Held in memory: a second is soon over. */
export function createRate(perSecond: number): Rate {
  let taken: number[] = [];
  return {
    take(now) {
      taken = taken.filter((at) => now - at < 1000);
      if (taken.length >= perSecond) return false;
      taken.push(now);
      return true;
    },
  };
}
