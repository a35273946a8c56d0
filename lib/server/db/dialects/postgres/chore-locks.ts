import "server-only";
import { z } from "zod";
import type { Chore, Chores } from "@/lib/server/chores";
import type { Log } from "@/lib/server/observe/log";
import { connectAlone } from "./own-connection";
import { postgresError } from "./postgres-error";

/** A pair of numbers that nothing else locks in the studio's database. */
const choreLock = 1_937_203_308;
const numbers: Record<Chore, number> = { housekeeping: 1, rereading: 2, "hiding secrets": 3 };

/** The lock is asked for only, never waited for. */
const queryMs = 20_000;

const lockSchema = z.tuple([z.object({ taken: z.boolean() })]);

/**
 * A lock of the database for each chore, on a connection of its own: it is free again as soon as the
 * process that does the chore has ended.
 */
export function choresOnPostgres(address: string, log: Log): Chores {
  return {
    async alone(chore, work) {
      const client = await connectAlone(address, "chores", queryMs).catch((err: unknown) => {
        log.warn({ err }, "a chore waits for the database");
        return undefined;
      });
      if (!client) return false;
      try {
        const { rows } = await client
          .query("select pg_try_advisory_lock($1, $2) as taken", [choreLock, numbers[chore]])
          .catch((error: unknown) => {
            throw postgresError(error);
          });
        const [{ taken }] = lockSchema.parse(rows);
        if (taken) await work();
        return taken;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
  };
}
