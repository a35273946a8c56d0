import "server-only";
import { sql } from "kysely";
import { openStatuses } from "@/lib/core/generation/status";
import type { Database } from "@/lib/server/db/database";
import { databaseNow } from "./database-clock";

/** The first half of the locks by which replicas show that they live. */
export const replicaLocks = 1_937_203_305;

/**
 * The replicas that live, and the database's clock: each replica holds the lock of its number for as
 * long as its process lives.
 */
export async function livingReplicas(
  database: Database,
): Promise<{ living: Set<number>; now: number }> {
  const { rows } = await sql<{ living: number[]; now: number }>`
    select ${databaseNow} as now, array(
      select objid::integer from pg_locks
      where locktype = 'advisory' and classid = ${replicaLocks} and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())
    ) as living`.execute(database);
  const [row] = rows;
  if (!row) throw new Error("The database does not know who lives.");
  return { living: new Set(row.living), now: row.now };
}

/**
 * Takes a run for a replica, if no other replica that lives has it.
 * @param nextStepAt what its row said when the step was found due; undefined if that does not matter
 */
export async function takeRun(
  database: Database,
  id: string,
  replica: number,
  nextStepAt: number | undefined,
): Promise<boolean> {
  // Only who is dead has no lock. It is held for this statement, so no two take the same run.
  const isFree = sql<boolean>`case
    when owner is null or owner = ${replica} then true
    else pg_try_advisory_xact_lock(${replicaLocks}, owner::int) end`;
  const result = await database
    .updateTable("generations")
    .set({ owner: replica })
    .where("id", "=", id)
    .where(isFree)
    .$if(nextStepAt !== undefined, (query) => query.where("next_step_at", "=", nextStepAt ?? 0))
    .executeTakeFirst();
  return result.numUpdatedRows > 0;
}

export async function giveRunBack(database: Database, id: string, replica: number): Promise<void> {
  await database
    .updateTable("generations")
    .set({ owner: null })
    .where("id", "=", id)
    .where("owner", "=", replica)
    .execute();
}

/** Runs that have ended and were not given back. */
export async function listEndedAndOwned(
  database: Database,
): Promise<{ id: string; owner: number | null }[]> {
  return database
    .selectFrom("generations")
    .select(["id", "owner"])
    .where("owner", "is not", null)
    .where("status", "not in", openStatuses)
    .execute();
}
