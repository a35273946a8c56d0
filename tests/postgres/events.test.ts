import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pruneOutbox, writeToOutbox } from "@/lib/server/db/dialects/postgres/outbox-rows";
import { databaseFor } from "../support/database-settings";
import { aGeneration } from "../support/generation";
import { freshFolder } from "../support/processes";
import { eventNamed, openPage, openReplica, type Replica } from "../support/shared-hubs";

let address = "";
let one: Replica;
let other: Replica;
beforeEach(async () => {
  address = await databaseFor(await freshFolder());
  [one, other] = await Promise.all([openReplica(address), openReplica(address)]);
});
afterEach(() => Promise.all([one.stop(), other.stop()]));

const names = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${from}${index}`);

describe("events of several processes on one database", () => {
  it("are heard by every page once, and in the same order", async () => {
    const pages = [one, one, other, other].map(({ hub }) => openPage(hub));
    const published = [...names("a", 150), ...names("b", 150)];
    await Promise.all(
      published.map((name) => (name.startsWith("a") ? one : other).hub.publish(eventNamed(name))),
    );
    for (const { heard } of pages) await expect.poll(() => heard).toHaveLength(301);
    const [first] = pages;
    const [opening, ...rest] = first?.heard ?? [];
    expect(opening).toBe("reset");
    expect(rest.toSorted()).toEqual(published.toSorted());
    // What one process published stays in its order.
    expect(rest.filter((name) => name.startsWith("a"))).toEqual(names("a", 150));
    for (const { heard } of pages) expect(heard).toEqual(first?.heard);
  });

  it("go on where a page was, at another process and at one that began later", async () => {
    const page = openPage(one.hub);
    for (const name of names("a", 5)) await one.hub.publish(eventNamed(name));
    await expect.poll(() => page.heard).toHaveLength(6);
    page.leave();
    for (const name of names("b", 5)) await other.hub.publish(eventNamed(name));
    const all = ["reset", ...names("a", 5), ...names("b", 5)];
    const there = openPage(other.hub, page);
    await expect.poll(() => there.heard).toEqual(all);
    const third = await openReplica(address);
    expect(openPage(third.hub, page).heard).toEqual(all);
    await third.stop();
  });

  it("are not heard again at a process that is behind", async () => {
    // It reads on once the table is free.
    const { promise: free, resolve } = Promise.withResolvers<void>();
    const page = openPage(one.hub);
    await one.hub.publish(eventNamed("first"));
    await expect.poll(() => page.heard).toEqual(["reset", "first"]);
    const [epoch, sequence] = page.ids.at(-1)?.split("-") ?? [];
    const isHeld = Promise.withResolvers<void>();
    const holding = one.database.transaction().execute(async (transaction) => {
      await sql`lock table event_outbox in access exclusive mode`.execute(transaction);
      isHeld.resolve();
      await free;
      await writeToOutbox(
        transaction,
        names("n", 3).map((name) => JSON.stringify(eventNamed(name))),
      );
    });
    await isHeld.promise;
    page.leave();
    // As if it had heard two of the three elsewhere.
    const ahead = openPage(other.hub, { ...page, ids: [`${epoch}-${Number(sequence) + 2}`] });
    resolve();
    await holding;
    await expect.poll(() => ahead.heard.slice(2)).toEqual(["n2"]);
  });

  it("that nobody ever published are not waited for", async () => {
    const page = openPage(one.hub);
    const [epoch] = page.ids.at(-1)?.split("-") ?? [];
    page.leave();
    const ahead = openPage(other.hub, { ...page, ids: [`${epoch}-1000`] });
    await expect.poll(() => ahead.heard.slice(1)).toEqual(["reset"]);
    await one.hub.publish(eventNamed("next"));
    await expect.poll(() => ahead.heard.slice(1)).toEqual(["reset", "next"]);
  });

  it("wait for one that is still on its way: none is passed over", async () => {
    const pages = [one, other].map(({ hub }) => openPage(hub));
    let later: Promise<void> | undefined;
    await one.database.transaction().execute(async (transaction) => {
      await writeToOutbox(transaction, [JSON.stringify(eventNamed("slow"))]);
      later = other.hub.publish(eventNamed("quick"));
      await expect.poll(() => waitersFor(address, one)).toBeGreaterThan(0);
    });
    await later;
    for (const { heard } of pages)
      await expect.poll(() => heard).toEqual(["reset", "slow", "quick"]);
  });

  it("of a state that was told before are heard once", async () => {
    const page = openPage(other.hub);
    const told = (revision: number) =>
      ({ type: "generation", generation: aGeneration({ revision }) }) as const;
    await one.hub.publish(told(2));
    // After a crash between telling it and noting that it was told.
    await other.hub.publish(told(2));
    await other.hub.publish(told(1));
    await one.hub.publish(told(3));
    await one.hub.publish(eventNamed("end"));
    await expect.poll(() => page.heard).toContain("end");
    expect(page.heard).toEqual(["reset", "generation", "generation", "end"]);
  });

  it("reach the parts of every process before its pages", async () => {
    const order: string[] = [];
    other.hub.onEvent(({ type }) => order.push(`part ${type}`));
    other.hub.listen(
      (bytes) => order.push(`page ${/event: (\w+)/.exec(new TextDecoder().decode(bytes))?.[1]}`),
      () => undefined,
    );
    await one.hub.publish({ type: "boards" });
    await expect.poll(() => order).toEqual(["page reset", "part boards", "page boards"]);
  });

  it("are still heard after a connection was lost", async () => {
    const pages = [one, other].map(({ hub }) => openPage(hub));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'swatchbox events' and datname = current_database()`.execute(
      one.database,
    );
    for (const name of names("a", 3)) await one.hub.publish(eventNamed(name));
    for (const { heard } of pages) {
      await expect.poll(() => heard).toEqual(["reset", ...names("a", 3)]);
    }
  });

  it("end the streams of a session that was ended at another process, and no page hears of it", async () => {
    const page = openPage(other.hub, undefined, "mine");
    const bystander = openPage(other.hub, undefined, "yours");
    await one.hub.endSession("mine");
    await expect.poll(() => page.isClosed).toBe(true);
    await one.hub.publish(eventNamed("next"));
    await expect.poll(() => bystander.heard).toEqual(["reset", "next"]);
    expect(bystander.isClosed).toBe(false);
    expect(page.heard).toEqual(["reset"]);
    expect(openPage(other.hub, undefined, "mine").isClosed).toBe(true);
  });
});

/** How many statements wait for a lock in a database. */
async function waitersFor(database: string, { database: asked }: Replica): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_stat_activity
    where wait_event_type = 'Lock' and datname = ${new URL(database).pathname.slice(1)}`.execute(
    asked,
  );
  return Number(rows[0]?.count);
}

describe("the outbox", () => {
  const idsKept = async () => {
    const { rows } = await sql<{ id: number }>`select id from event_outbox order by id`.execute(
      one.database,
    );
    return rows.map(({ id }) => id);
  };

  it("loses what is older than a quarter of an hour, but for the newest of it", async () => {
    for (const name of names("a", 6)) await one.hub.publish(eventNamed(name));
    await sql`update event_outbox set written_at = now() - interval '16 minutes' where id <= 4`.execute(
      one.database,
    );
    await pruneOutbox(one.database);
    expect(await idsKept()).toEqual([4, 5, 6, 7]);
  });

  it("tells a process that has missed what is gone, and so do its pages hear", async () => {
    const page = openPage(other.hub);
    const heard: string[] = [];
    other.hub.onEvent(({ type }) => heard.push(type));
    await one.database.transaction().execute(async (transaction) => {
      await sql`lock table event_outbox in access exclusive mode`.execute(transaction);
      await writeToOutbox(
        transaction,
        ["a", "b"].map((name) => JSON.stringify(eventNamed(name))),
      );
      await sql`delete from event_outbox where id < (select max(id) from event_outbox)`.execute(
        transaction,
      );
    });
    await expect.poll(() => page.heard).toEqual(["reset", "reset"]);
    expect(heard).toEqual(["reset"]);
    await one.hub.publish(eventNamed("next"));
    await expect.poll(() => page.heard).toEqual(["reset", "reset", "next"]);
  });

  it("of a copied database is another one: a page begins anew there", async () => {
    const page = openPage(one.hub);
    await one.hub.publish(eventNamed("a"));
    await expect.poll(() => page.heard).toHaveLength(2);
    await Promise.all([one.stop(), other.stop()]);
    const name = new URL(address).pathname.slice(1);
    const copy = `${name}_copy`;
    const server = await openReplica(await databaseFor(await freshFolder()));
    await sql.raw(`create database ${copy} template ${name}`).execute(server.database);
    await server.stop();
    one = await openReplica(Object.assign(new URL(address), { pathname: `/${copy}` }).href);
    other = await openReplica(address);
    expect(openPage(one.hub, page).heard).toEqual(["reset", "a", "reset"]);
    expect(openPage(other.hub, page).heard).toEqual(["reset", "a"]);
  });
});
