import "server-only";
import type { Database } from "../../db/database";
import {
  giveRunBack,
  listEndedAndOwned,
  livingReplicas,
  takeRun,
} from "../../db/dialects/postgres/replica-locks";
import type { RunClaims } from "./run-claims";

/**
 * A replica may seem dead while it reconnects to a database that was started again: its runs are left
 * to it for this long, since it may be waiting for an answer that costs money.
 */
const reconnectingMs = 12_000;
/** Times in the rows are of each replica's own clock. */
const mostSkewMs = 3_000;

/** For replicas that share a database of PostgreSQL. */
export function createSharedClaims(
  database: Database,
  { replica, isHeld, isShared }: { replica: number; isHeld: () => boolean; isShared: boolean },
): RunClaims {
  let living: ReadonlySet<number> = new Set([replica]);
  /** On this process's monotonic clock. */
  const missedSince = new Map<number, number>();

  const isElsewhere = ({ owner }: { owner: number | null }) => {
    // A claim that is not shared has waited until everybody else was gone.
    if (owner === null || owner === replica || !isShared) return false;
    if (living.has(owner)) return true;
    const since = missedSince.get(owner) ?? performance.now();
    missedSince.set(owner, since);
    return performance.now() - since < reconnectingMs;
  };

  return {
    isAlone: false,
    async look() {
      // Nobody else can be there.
      if (!isShared) return false;
      const before = living;
      const asked = Date.now();
      const found = await livingReplicas(database);
      refuseSkew(found.now, { asked, answered: Date.now() });
      living = found.living;
      for (const one of living) missedSince.delete(one);
      return !before.isSubsetOf(living);
    },
    isElsewhere,
    take: (id, nextStepAt) => takeRun(database, id, replica, nextStepAt),
    giveBack: (id) => giveRunBack(database, id, replica),
    isHeld,
    async untoldEnds(isUnderWay) {
      const ended = await listEndedAndOwned(database);
      return ended.filter((run) => !isElsewhere(run) && !isUnderWay(run.id)).map(({ id }) => id);
    },
  };
}

/** @throws where the times that replicas write would mislead each other */
function refuseSkew(there: number, here: { asked: number; answered: number }): void {
  const skewMs = Math.max(0, here.asked - there, there - here.answered);
  if (skewMs <= mostSkewMs) return;
  throw new Error(
    `This machine's clock is ${Math.round(skewMs / 1000)} s away from the database's. Set both by the same time server: until then this replica moves no run on.`,
  );
}
