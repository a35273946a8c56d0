import "server-only";

/** Of several studios on one database ("replicas"), one at a time moves a run on. */
export interface RunClaims {
  /** Whether this studio is the only one. */
  isAlone: boolean;
  /**
   * Finds out which replicas live. Call it before a look at the open runs. Returns whether one is gone
   * since the last time.
   */
  look: () => Promise<boolean>;
  /** Whether a run is another replica's, which lives or has only just ended. */
  isElsewhere: (run: { owner: number | null }) => boolean;
  /**
   * Takes a run; false if another replica has it, or has moved it on.
   * @param nextStepAt what its row said when the step was found due
   */
  take: (id: string, nextStepAt?: number) => Promise<boolean>;
  giveBack: (id: string) => Promise<void>;
  /** Whether others still know that this replica lives. Without that nothing that costs money is sent. */
  isHeld: () => boolean;
  /**
   * Runs that have ended and were not given back: whether anybody was told is not known.
   * @param isUnderWay whether this replica is still at work on one
   */
  untoldEnds: (isUnderWay: (id: string) => boolean) => Promise<string[]>;
}

/** For the only studio on its database. */
export const soleClaims: RunClaims = {
  isAlone: true,
  look: async () => false,
  isElsewhere: () => false,
  take: async () => true,
  giveBack: async () => undefined,
  isHeld: () => true,
  untoldEnds: async () => [],
};
