import "server-only";

/** Durations since times in the database, unaffected by later changes to the system clock. */
export interface ElapsedTime {
  /**
   * Milliseconds since a time in a generation's life. After the first look only this process's
   * monotonic clock counts; before that, and across a restart, there is only the system clock.
   * @param since milliseconds since 1970
   */
  of: (generationId: string, since: number) => number;
  /** Forgets all other generations. */
  keep: (generationIds: Iterable<string>) => void;
}

export function createElapsedTime(): ElapsedTime {
  const looks = new Map<string, { since: number; elapsedMs: number; at: number }>();
  return {
    of(generationId, since) {
      const known = looks.get(generationId);
      const look =
        known?.since === since
          ? known
          : { since, elapsedMs: Math.max(0, Date.now() - since), at: performance.now() };
      looks.set(generationId, look);
      return look.elapsedMs + performance.now() - look.at;
    },
    keep(generationIds) {
      const wanted = new Set(generationIds);
      for (const id of looks.keys()) if (!wanted.has(id)) looks.delete(id);
    },
  };
}
