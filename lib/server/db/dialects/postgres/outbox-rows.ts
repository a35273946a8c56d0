import "server-only";
import { sql } from "kysely";
import type { Database } from "@/lib/server/db/database";

/** Where a nudge is sent: that there is something to read, and nothing else. */
export const outboxChannel = "swatchbox_events";

/** Any number that nothing else locks in the studio's database. */
const outboxLock = 1_937_203_307;

/**
 * Appends to the outbox and nudges all who follow it. One writes at a time: a number is given only
 * after all smaller ones are committed, so that a reader never passes over one that is still on its way.
 * The lock is held within the server only, and no longer than one statement.
 */
export async function writeToOutbox(database: Database, texts: string[]): Promise<void> {
  await sql`
    with turn as materialized (select pg_advisory_xact_lock(${outboxLock}::bigint)),
    written as (
      insert into event_outbox (event)
      select told.event
      from turn cross join unnest(${texts}::text[]) with ordinality as told (event, place)
      order by told.place
      returning id
    )
    select count(*), pg_notify(${outboxChannel}, '') from written
  `.execute(database);
}

/** Two at a time could leave a hole in the middle, which nobody would notice. */
const pruneLock = 1_937_203_309;

/**
 * Deletes some of what is older than a quarter of an hour. The newest of it stays: whoever has read
 * that far, and finds it gone, has missed something.
 */
export async function pruneOutbox(database: Database): Promise<void> {
  await sql`
    delete from event_outbox where id in (
      select id from event_outbox
      where pg_try_advisory_xact_lock(${pruneLock}::bigint) and id < (
        select id from event_outbox where written_at < clock_timestamp() - interval '15 minutes'
        order by id desc limit 1
      )
      order by id limit 1000
    )
  `.execute(database);
}
