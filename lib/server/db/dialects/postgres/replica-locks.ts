import "server-only";
import { sql } from "kysely";
import { openStatuses } from "@/lib/core/generation/status";
import type { Database } from "@/lib/server/db/database";

/** The first half of the locks by which replicas show that they live. */
export const replicaLocks = 1_937_203_305;

/** The replicas that live: each holds the lock of its number for as long as its process does. */
export async function livingReplicas(database: Database): Promise<Set<number>> {
  const { rows } = await sql<{ replica: number }>`
    select objid::bigint as replica from pg_locks
    where locktype = 'advisory' and classid = ${replicaLocks} and objsubid = 2 and granted
      and database = (select oid from pg_database where datname = current_database())`.execute(
    database,
  );
  return new Set(rows.map(({ replica }) => replica));
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

/** The database's clock, in milliseconds since 1970. */
export async function clockOf(database: Database): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(database);
  return rows[0]?.now ?? Number.NaN;
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
