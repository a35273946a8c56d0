import "server-only";
import { sql } from "kysely";
import type { EndpointId } from "@/lib/core/models/region";
import type { Database } from "@/lib/server/db/database";
import { databaseNow as now } from "./database-clock";

/** What the studios of one account share: the gap and the rest between their calls of one kind. */
export interface LaneKey {
  endpoint: EndpointId;
  name: string;
}

interface Lane {
  /** Milliseconds since the last call; negative while a place in the future is taken. */
  sinceSentMs: number;
  /** Milliseconds for which nothing may be sent; 0 or less means that something may. */
  restsForMs: number;
  throttlings: number;
}

const unused: Lane = { sinceSentMs: Number.POSITIVE_INFINITY, restsForMs: 0, throttlings: 0 };

export async function findLane(database: Database, { endpoint, name }: LaneKey): Promise<Lane> {
  const lane = await database
    .selectFrom("lanes")
    .select([
      sql<number>`${now} - sent_at`.as("sinceSentMs"),
      sql<number>`rests_until - ${now}`.as("restsForMs"),
      "throttlings",
    ])
    .where("endpoint", "=", endpoint)
    .where("name", "=", name)
    .executeTakeFirst();
  return lane ?? unused;
}

/** Notes that a call is being sent. */
export async function noteSent(database: Database, { endpoint, name }: LaneKey): Promise<void> {
  await sql`insert into lanes (endpoint, name, sent_at) values (${endpoint}, ${name}, ${now})
    on conflict (endpoint, name) do update set sent_at = excluded.sent_at`.execute(database);
}

/** For so long after a rest only the gap from an answer is safe. */
const strictForMs = 10 * 60_000;

/** Notes that a call was answered. */
export async function noteAnswered(database: Database, { endpoint, name }: LaneKey): Promise<void> {
  await sql`update lanes set sent_at = ${now}
    where endpoint = ${endpoint} and name = ${name}
      and rests_until + ${strictForMs}::bigint > ${now}`.execute(database);
}

/** Nothing is sent for this long; a longer rest stays. */
export async function restLane(
  database: Database,
  { endpoint, name }: LaneKey,
  ms: number,
): Promise<void> {
  await sql`insert into lanes as lane (endpoint, name, rests_until, throttlings)
    values (${endpoint}, ${name}, ${now} + ${Math.ceil(ms)}::bigint, 1)
    on conflict (endpoint, name) do update set
      rests_until = greatest(lane.rests_until, excluded.rests_until),
      throttlings = lane.throttlings + 1`.execute(database);
}

export async function forgetThrottlings(
  database: Database,
  { endpoint, name }: LaneKey,
): Promise<void> {
  await database
    .updateTable("lanes")
    .set({ throttlings: 0 })
    .where("endpoint", "=", endpoint)
    .where("name", "=", name)
    .where("throttlings", ">", 0)
    .execute();
}

/**
 * Takes the next place in a lane of calls that cost nothing, in one statement.
 * @returns milliseconds until it comes
 */
export async function takePlace(
  database: Database,
  { endpoint, name }: LaneKey,
  gapMs: number,
): Promise<number> {
  const { rows } = await sql<{ waitMs: number }>`
    insert into lanes as lane (endpoint, name, sent_at) values (${endpoint}, ${name}, ${now})
    on conflict (endpoint, name) do update
      set sent_at = greatest(lane.sent_at + ${Math.ceil(gapMs)}::bigint, excluded.sent_at)
    returning sent_at - ${now} as "waitMs"`.execute(database);
  return rows[0]?.waitMs ?? 0;
}
