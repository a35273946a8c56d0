import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { postgresError } from "./postgres-error";

export interface DatabaseClaim {
  release: () => Promise<void>;
}

/** Any number that nothing else locks in the studio's database. */
const studioLock = 1_937_203_304;
/** The server notices within milliseconds that a process was killed. */
const attempts = 20;
const betweenMs = 100;
const claimAgainMs = 1_000;

/**
 * Claims a database for this process until it ends, however it ends. The claim belongs to a connection
 * of its own; where that is lost, as when the server is started again, it is claimed anew.
 * @param onTaken called if another process has claimed it in between
 * @returns undefined if another process has it
 */
export async function claimDatabase(
  connectionString: string,
  onTaken: () => void,
): Promise<DatabaseClaim | undefined> {
  let isReleased = false;
  let current: pg.Client | undefined;

  const claim = async (): Promise<boolean> => {
    const client = new pg.Client({
      connectionString,
      application_name: "swatchbox claim",
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        const { rows } = await client.query(
          `select pg_try_advisory_lock(${studioLock}) as claimed`,
        );
        if (rows[0]?.claimed === true) {
          current = client;
          client.once("end", () => void claimAgain());
          return true;
        }
        await sleep(betweenMs);
      }
    } catch (error) {
      await client.end().catch(() => undefined);
      throw postgresError(error);
    }
    await client.end();
    return false;
  };

  const claimAgain = async () => {
    while (!isReleased) {
      await sleep(claimAgainMs, undefined, { ref: false });
      const isClaimed = isReleased || (await claim().catch(() => undefined));
      if (isClaimed === false) onTaken();
      if (isClaimed !== undefined) break;
    }
    // Given back while it was being claimed.
    if (isReleased) await current?.end();
  };

  if (!(await claim())) return undefined;
  return {
    async release() {
      isReleased = true;
      await current?.end().catch(() => undefined);
    },
  };
}
