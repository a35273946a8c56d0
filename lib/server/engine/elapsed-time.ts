import "server-only";

/** Durations since moments that stand in the database, whatever is done to the clock meanwhile. */
export interface ElapsedTime {
  /**
   * How long ago a moment of a generation was. Once it has been looked at, only this process's own
   * time counts; before that, and over a restart, the clock is all there is.
   * @param since milliseconds since 1970
   */
  of: (generationId: string, since: number) => number;
  /** Keeps what it knows of these generations and of no other. */
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
