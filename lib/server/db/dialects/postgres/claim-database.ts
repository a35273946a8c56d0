import "server-only";
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { connectAlone, noticedMs } from "./own-connection";
import { postgresError } from "./postgres-error";
import { replicaLocks } from "./replica-locks";

export interface DatabaseClaim {
  /** By which others can tell whether this process lives. */
  replica: number;
  /** Whether the claim holds at this moment, as far as this process knows. */
  isHeld: () => boolean;
  /** Whether others may have the database, too. */
  isShared: boolean;
  release: () => Promise<void>;
}

/** Any number that nothing else locks in the studio's database. */
const studioLock = 1_937_203_304;
/** The server notices within milliseconds that a process was killed. */
const firstPatienceMs = 2_000;
const betweenMs = 100;
const claimAgainMs = 1_000;

/** What may happen to a claim. */
export interface ClaimWatch {
  /** Its connection has ended; it is being claimed anew. */
  lost: () => void;
  /** Claiming it anew failed, and goes on. */
  failed: (error: unknown) => void;
  /** Another process has claimed it in between. */
  taken: () => void;
  /**
   * For how long a lost claim may stay in other hands: this process's own old connection may seem
   * alive to the server until it misses its keep-alives.
   */
  patienceMs?: number;
  /** Whether other processes may have the database at the same time, if they say so, too. */
  isShared?: boolean;
}

/**
 * Claims a database for this process until it ends, however it ends. The claim belongs to a connection
 * of its own; where that is lost, as when the server is started again, it is claimed anew.
 * @returns undefined if another process has it, and does not share it
 */
export async function claimDatabase(
  connectionString: string,
  { lost, failed, taken, patienceMs = 2 * noticedMs, isShared = false }: ClaimWatch,
): Promise<DatabaseClaim | undefined> {
  const replica = randomInt(1, 2 ** 31);
  const lock = isShared ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
  let isReleased = false;
  let isHeld = false;
  let current: pg.Client | undefined;

  const claim = async (patience: number): Promise<boolean> => {
    const client = await connectAlone(connectionString, "claim");
    try {
      const latest = performance.now() + patience;
      do {
        const { rows } = await client.query(`select ${lock}(${studioLock}) as claimed`);
        if (rows[0]?.claimed === true) {
          // Only this process's own old connection may still have it, until the server misses it.
          await client.query(`select pg_advisory_lock(${replicaLocks}, ${replica})`);
          current = client;
          isHeld = true;
          client.once("end", () => {
            isHeld = false;
            void claimAgain();
          });
          return true;
        }
        await sleep(betweenMs);
      } while (performance.now() < latest && !isReleased);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw postgresError(error);
    }
    await client.end();
    return false;
  };

  const claimAgain = async () => {
    if (!isReleased) lost();
    while (!isReleased) {
      await sleep(claimAgainMs, undefined, { ref: false });
      if (isReleased) break;
      const isClaimed = await claim(patienceMs).catch(failed);
      if (isClaimed === false && !isReleased) taken();
      if (typeof isClaimed === "boolean") break;
    }
    // Given back while it was being claimed.
    if (isReleased) await current?.end();
  };

  if (!(await claim(firstPatienceMs))) return undefined;
  return {
    replica,
    isHeld: () => isHeld,
    isShared,
    async release() {
      isReleased = true;
      await current?.end().catch(() => undefined);
    },
  };
}
