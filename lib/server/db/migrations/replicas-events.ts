import "server-only";
import { type Kysely, type RawBuilder, sql } from "kysely";

const text = sql.raw('text collate "C"');

/** What several processes have in common that one alone keeps in its memory. */
export async function replicasEvents(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(database);
}

const statements: RawBuilder<unknown>[] = [
  sql`create table event_outbox (
    id bigint generated always as identity primary key, event text not null,
    written_at timestamptz not null default clock_timestamp()
  )`,
  // Never empty: a reader that has read nothing could not tell whether something is gone.
  sql`insert into event_outbox (event) values ('{"type":"reset"}')`,
  sql`create table sign_in_attempts (
    caller ${text} primary key, wrong integer not null, last_at timestamptz not null,
    next_at timestamptz not null
  )`,
  sql`create index sign_in_attempts_by_time on sign_in_attempts (last_at)`,
  sql`create table export_tickets (
    id ${text} primary key, name text not null, selection text not null,
    issued_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null
  )`,
];
