import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { z } from "zod";
import { outboxChannel } from "./outbox-rows";
import { connectAlone } from "./own-connection";
import { postgresError } from "./postgres-error";

export interface OutboxRow {
  id: number;
  event: string;
}

/** The newest of an outbox, in order. */
interface OutboxEnd {
  /** What tells this outbox from every other, also from a restored copy of it. */
  epoch: string;
  rows: OutboxRow[];
}

/** What a reader tells. */
interface OutboxWatch {
  /** At first, and whenever it may have missed something: all that is known begins with this. */
  began: (end: OutboxEnd) => void;
  /** What has come since, in order. */
  read: (rows: OutboxRow[]) => void;
  /** The connection was lost; it is opened again until it is there. */
  failed: (error: unknown) => void;
  /** How much of the end is wanted. */
  most: { rows: number; bytes: number };
}

export interface OutboxReader {
  /** Resolves once everything is read that was written before the call. */
  afresh: () => Promise<void>;
  stop: () => Promise<void>;
}

const rowsAtOnce = 200;
/** In case a nudge is lost. */
const lookEveryMs = 20_000;
const connectAgainMs = 500;
const queryMs = 20_000;

/** @throws if there is no connection to begin with */
export async function openOutboxReader(address: string, watch: OutboxWatch): Promise<OutboxReader> {
  const bell = createBell();
  const stopping = new AbortController();
  let position: { epoch: string; id: number } | undefined;
  let waiting: (() => void)[] = [];
  let isFailing = false;

  const begin = async (client: pg.Client, epoch: string) => {
    const rows = await readEnd(client, watch.most);
    watch.began({ epoch, rows });
    position = { epoch, id: rows.at(-1)?.id ?? 0 };
  };

  const readOn = async (client: pg.Client) => {
    const served = waiting;
    waiting = [];
    try {
      for (let isMore = true; isMore && position; ) {
        const { epoch, id } = position;
        const { rows, hasGap } = await readAfter(client, id);
        if (hasGap) await begin(client, epoch);
        else if (rows.length > 0) {
          // Should it throw, everybody begins anew.
          position = undefined;
          watch.read(rows);
          position = { epoch, id: rows.at(-1)?.id ?? id };
        }
        isMore = rows.length === rowsAtOnce;
      }
      for (const resolve of served) resolve();
    } catch (error) {
      waiting.push(...served);
      throw error;
    }
  };

  const open = async (): Promise<pg.Client> => {
    const client = await connectAlone(address, "events", queryMs);
    try {
      client.on("notification", bell.ring);
      client.once("end", bell.ring);
      await client.query(`listen ${outboxChannel}`);
      const { epoch, newest } = await readFacts(client);
      // Numbers go back where a server has lost what it had already told.
      if (position?.epoch !== epoch || newest < position.id) await begin(client, epoch);
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw postgresError(error);
    }
  };

  const follow = async (first: pg.Client) => {
    let client: pg.Client | undefined = first;
    while (!stopping.signal.aborted) {
      try {
        client ??= await open();
        let isThere = true;
        client.once("end", () => {
          isThere = false;
        });
        while (!stopping.signal.aborted && isThere) {
          await readOn(client);
          isFailing = false;
          await bell.heard(lookEveryMs);
        }
      } catch (error) {
        if (!isFailing && !stopping.signal.aborted) watch.failed(postgresError(error));
        isFailing = true;
      }
      await client?.end().catch(() => undefined);
      client = undefined;
      await sleep(connectAgainMs, undefined, { ref: false, signal: stopping.signal }).catch(
        () => undefined,
      );
    }
  };

  const following = follow(await open());
  return {
    afresh() {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push(resolve);
      bell.ring();
      return promise;
    },
    async stop() {
      stopping.abort();
      bell.ring();
      await following;
    },
  };
}

/** Wakes who waits for it; rung while nobody waits, it wakes the next at once. */
function createBell() {
  let isRung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    async heard(withinMs: number) {
      if (!isRung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        const timer = setTimeout(resolve, withinMs);
        timer.unref();
        await promise;
        clearTimeout(timer);
        wake = undefined;
      }
      isRung = false;
    },
  };
}

const rowSchema = z.object({ id: z.coerce.number(), event: z.string() });
const factsSchema = z.tuple([z.object({ epoch: z.string(), newest: z.coerce.number() })]);

/**
 * The server, its timeline, the database and the table: a copy differs in one of them. A server that
 * took over from another has a timeline of its own.
 */
async function readFacts(client: pg.Client) {
  const { rows } = await client.query(`
    select left(md5(concat_ws('-', control.system_identifier, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8),
        'event_outbox'::regclass::oid, (select oid from pg_database where datname = current_database())
      )), 8) as epoch,
      (select coalesce(max(id), 0) from event_outbox) as newest
    from pg_control_system() as control`);
  const [facts] = factsSchema.parse(rows);
  return facts;
}

async function readEnd(client: pg.Client, most: { rows: number; bytes: number }) {
  const { rows } = await client.query(
    `select id, event from (
      select id, event, sum(octet_length(event)) over (order by id desc) as bytes
      from (select id, event from event_outbox order by id desc limit $1) as newest
    ) as counted
    where bytes - octet_length(event) < $2
    order by id`,
    [most.rows, most.bytes],
  );
  return z.array(rowSchema).parse(rows);
}

async function readAfter(client: pg.Client, id: number) {
  const { rows } = await client.query(
    `select id, event, (select min(id) from event_outbox) as oldest
    from event_outbox where id > $1 order by id limit ${rowsAtOnce}`,
    [id],
  );
  const read = z.array(rowSchema.extend({ oldest: z.coerce.number() })).parse(rows);
  // Of an outbox that was never pruned, everything is there.
  return { rows: read, hasGap: id > 0 && (read[0]?.oldest ?? 0) > id };
}
