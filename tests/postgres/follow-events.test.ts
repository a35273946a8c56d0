import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { emptyTrash } from "@/lib/server/assets/empty-trash";
import { changeAssets } from "@/lib/server/db/assets/change-assets";
import { followEvents } from "@/lib/server/follow-events";
import { databaseFor } from "../support/database-settings";
import { aGeneration } from "../support/generation";
import { openKeptImages } from "../support/kept-images";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { eventNamed, openPage, openReplica, type Replica } from "../support/shared-hubs";

let one: Replica;
let other: Replica;
beforeEach(async () => {
  const address = await databaseFor(await freshFolder());
  [one, other] = await Promise.all([openReplica(address), openReplica(address)]);
});
afterEach(() => Promise.all([one.stop(), other.stop()]));

const red = "#D02020";
const imagesOf = ({ hub, database }: Replica) => openKeptImages({ database, live: hub });

it("every process finds the colours of an image that one has kept, until another deletes it", async () => {
  const [here, there] = [await imagesOf(one), await imagesOf(other)];
  const found = () => there.stores.colours.nearest([red]);
  // It has loaded what there is.
  expect(await found()).toEqual([]);
  const { id, order_key } = await here.keep(await plainPicture(64, 64, red));
  await expect
    .poll(async () => (await found()).map(({ orderKey }) => orderKey))
    .toEqual([order_key]);
  await changeAssets(one.database, [id], { trashed: true });
  await emptyTrash({ ...here.stores, live: one.hub });
  await expect.poll(found).toEqual([]);
  await Promise.all([here.close(), there.close()]);
});

it("a process that has missed news loads all colours again", async () => {
  const page = openPage(other.hub);
  const there = await imagesOf(other);
  expect(await there.stores.colours.nearest([red])).toEqual([]);
  const { id, order_key } = await there.keep(await plainPicture(64, 64, "#2020D0"));
  const found = (colour: string) => there.stores.colours.nearest([colour]);
  await expect.poll(() => found("#2020D0")).toHaveLength(1);
  // News of these colours must not come after what is about to happen.
  await expect.poll(() => page.heard).toContain("picture");
  const colours = JSON.stringify([{ hex: red, ratio: 10_000 }]);
  await one.database.updateTable("assets").set({ colours }).where("id", "=", id).execute();
  await one.database.transaction().execute(async (transaction) => {
    // As if it had been away while this became old.
    await sql`lock table event_outbox in access exclusive mode`.execute(transaction);
    await sql`delete from event_outbox`.execute(transaction);
    const event = JSON.stringify(eventNamed("next"));
    await sql`insert into event_outbox (event) values (${event})`.execute(transaction);
    await sql`select pg_notify('swatchbox_events', '')`.execute(transaction);
  });
  await expect
    .poll(async () => (await found(red)).map(({ orderKey }) => orderKey))
    .toEqual([order_key]);
  expect(await found("#2020D0")).toEqual([]);
  await there.close();
});

it("every process measures waits anew when a run has succeeded anywhere", async () => {
  let forgotten = 0;
  const forget = () => {
    forgotten += 1;
  };
  followEvents({ live: other.hub, ownWaits: { read: async () => [], forget } });
  const page = openPage(other.hub);
  const told = (status: "running" | "succeeded", revision: number) =>
    one.hub.publish({ type: "generation", generation: aGeneration({ status, revision }) });
  await told("running", 2);
  await expect.poll(() => page.heard).toEqual(["reset", "generation"]);
  expect(forgotten).toBe(0);
  await told("succeeded", 3);
  await expect.poll(() => page.heard).toEqual(["reset", "generation", "generation"]);
  expect(forgotten).toBe(1);
});
