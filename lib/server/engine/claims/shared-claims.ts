import "server-only";
import type { Database } from "../../db/database";
import {
  giveRunBack,
  listEndedOfOthers,
  livingReplicas,
  takeRun,
} from "../../db/dialects/postgres/replica-locks";
import type { RunClaims } from "./run-claims";

/**
 * A replica may seem dead while it reconnects to a database that was started again: its runs are left
 * to it for this long, since it may be waiting for an answer that costs money.
 */
const reconnectingMs = 4_000;

/** For replicas that share a database of PostgreSQL. */
export function createSharedClaims(
  database: Database,
  { replica, isHeld }: { replica: number; isHeld: () => boolean },
): RunClaims {
  let living: ReadonlySet<number> = new Set([replica]);
  /** On this process's monotonic clock. */
  const missedSince = new Map<number, number>();

  const isElsewhere = ({ owner }: { owner: number | null }) => {
    if (owner === null || owner === replica) return false;
    const since = missedSince.get(owner);
    if (living.has(owner)) missedSince.delete(owner);
    else if (since === undefined) missedSince.set(owner, performance.now());
    return living.has(owner) || performance.now() - (since ?? performance.now()) < reconnectingMs;
  };

  return {
    async look() {
      living = await livingReplicas(database);
    },
    isElsewhere,
    take: (id, nextStepAt) => takeRun(database, id, replica, nextStepAt),
    giveBack: (id) => giveRunBack(database, id, replica),
    isHeld,
    async untoldEnds() {
      const ended = await listEndedOfOthers(database, replica);
      return ended.filter((run) => !isElsewhere(run)).map(({ id }) => id);
    },
  };
}
