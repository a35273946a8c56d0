/** Counts recent calls. */
export interface Rate {
  /** Whether one more call may pass now; if so, counts it. */
  take: (now: number) => boolean;
}

/**
 * Allows this many calls in any such span and refuses the newest. In memory only, since the span is
 * short.
 */
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
