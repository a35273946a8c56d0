import "server-only";
import { sql } from "kysely";
import type { Database } from "@/lib/server/db/database";
import {
  delayAfter,
  freeAttempts,
  halfLifeMs,
  longestWaitMs,
  mostCallers,
  refuseForNow,
  type SignInAttempts,
} from "@/lib/server/sign-in-attempts";

/** Stands for all callers together; no address reads like it. */
const everybody = "everybody";

/**
 * Counts in the database and by its clock, so that a guesser gains nothing from asking several
 * processes, or from one that is started again.
 */
export function countAttemptsOnPostgres(database: Database): SignInAttempts {
  return {
    async record(caller, isRight) {
      const wrong = await take(database, caller);
      if (wrong === undefined) return refuseForNow(await waitOf(database, caller));
      if (isRight) await forget(database, caller);
      else if (wrong === 1) await forgetQuietest(database);
      return { delayMs: delayAfter(await countTogether(database, isRight ? 0 : 1)) };
    },
  };
}

/**
 * Counts an attempt as wrong before it is known to be right: of several at the same time, each waits for
 * the row, and sees what the one before it has made of it. After a quiet day a caller begins anew.
 * @returns undefined if it comes too early
 */
async function take(database: Database, caller: string): Promise<number | undefined> {
  const counted = sql`case
    when known.last_at < clock_timestamp() - interval '1 day' then 1 else known.wrong + 1 end`;
  // Beyond twenty doublings the wait is the longest anyway.
  const waitMs = sql`case when ${counted} < ${freeAttempts}::integer then 0 else
    least(${longestWaitMs}::bigint, 1000 * (2 ^ least(${counted} - ${freeAttempts}::integer, 20))::bigint) end`;
  const { rows } = await sql<{ wrong: number }>`
    insert into sign_in_attempts as known (caller, wrong, last_at, next_at)
    values (${caller}, 1, clock_timestamp(), clock_timestamp())
    on conflict (caller) do update set
      wrong = ${counted},
      last_at = clock_timestamp(),
      next_at = clock_timestamp() + (${waitMs}) * interval '1 millisecond'
    where known.next_at <= clock_timestamp()
    returning wrong
  `.execute(database);
  return rows[0]?.wrong;
}

async function waitOf(database: Database, caller: string): Promise<number> {
  const { rows } = await sql<{ milliseconds: number }>`
    select extract(epoch from next_at - clock_timestamp()) * 1000 as milliseconds
    from sign_in_attempts where caller = ${caller}
  `.execute(database);
  return rows[0]?.milliseconds ?? 0;
}

async function forget(database: Database, caller: string): Promise<void> {
  await sql`delete from sign_in_attempts where caller = ${caller}`.execute(database);
}

async function forgetQuietest(database: Database): Promise<void> {
  await sql`
    delete from sign_in_attempts where caller <> ${everybody} and (
      last_at < clock_timestamp() - interval '1 day' or last_at < (
        select last_at from sign_in_attempts where caller <> ${everybody}
        order by last_at desc offset ${mostCallers - 1} limit 1
      )
    )
  `.execute(database);
}

/** How many were wrong of late. */
async function countTogether(database: Database, wrong: number): Promise<number> {
  const halvings = sql`greatest(0, floor(
    extract(epoch from clock_timestamp() - known.last_at) * 1000 / ${halfLifeMs}::bigint))::integer`;
  const { rows } = await sql<{ wrong: number }>`
    insert into sign_in_attempts as known (caller, wrong, last_at, next_at)
    values (${everybody}, ${wrong}, clock_timestamp(), clock_timestamp())
    on conflict (caller) do update set
      wrong = (known.wrong >> least(30, ${halvings})) + ${wrong}::integer,
      last_at = known.last_at + ${halvings} * ${halfLifeMs}::bigint * interval '1 millisecond'
    returning wrong
  `.execute(database);
  return rows[0]?.wrong ?? 0;
}
