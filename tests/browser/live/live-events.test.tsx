import { QueryClient, QueryClientProvider, QueryObserver } from "@tanstack/react-query";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { render } from "vitest-browser-react";
import { useConnection } from "@/lib/client/browser/connection";
import { useLiveEvents } from "@/lib/client/live/live-events";
import { receiveEvent } from "@/lib/client/live/receive";
import { batchQuery } from "@/lib/client/queries/batches";
import {
  generationQuery,
  generationsQuery,
  withoutImagesQuery,
} from "@/lib/client/queries/generations";
import { spendQuery } from "@/lib/client/queries/spend";
import { waitsQuery } from "@/lib/client/queries/waits";
import type { BatchEnvelope } from "@/lib/core/api/batch";
import type { Generation } from "@/lib/core/api/generation";
import type { LiveEvent } from "@/lib/core/api/live-event";
import { type Status, statusSchema } from "@/lib/core/generation/status";
import { aBatch } from "../../support/comparison";
import { aGeneration } from "../../support/generation";
import { openStandIn, standIn } from "../../support/stand-in";

beforeEach(openStandIn);

const batchId = "0198c0de-0000-7000-8000-0000000000b1";
const { id } = aGeneration();
/** The run as it was after so many changes. */
const atRevision = (revision: number, status: Status = "running") =>
  aGeneration({ revision, status, batchId });
const newsOf = (generation: Generation): LiveEvent => ({ type: "generation", generation });
const envelopeOf = (generation: Generation): BatchEnvelope => ({
  batch: aBatch({ id: batchId }),
  generations: [generation],
});

const generations = "GET /api/generations?limit=100";
const withoutImages = "GET /api/generations?withoutImages=true&dismissed=false&limit=200";
const one = `GET /api/generations/${id}`;
const batch = `GET /api/batches/${batchId}`;
const pageOf = (...items: Generation[]) => ({ items, nextCursor: null });

/** Where the page keeps what it knows of a run, with the answer that each place comes from. */
const places = [
  {
    name: "the run itself",
    call: one,
    answerOf: (generation: Generation) => ({ generation }),
    watch: (client: QueryClient) =>
      new QueryObserver(client, generationQuery(id)).subscribe(ignore),
    read: (client: QueryClient) => client.getQueryData(generationQuery(id).queryKey)?.revision,
  },
  {
    name: "the runs",
    call: generations,
    answerOf: (generation: Generation) => pageOf(generation),
    watch: (client: QueryClient) => new QueryObserver(client, generationsQuery).subscribe(ignore),
    read: (client: QueryClient) => client.getQueryData(generationsQuery.queryKey)?.[0]?.revision,
  },
  {
    name: "the runs without images",
    call: withoutImages,
    answerOf: (generation: Generation) => pageOf(generation),
    watch: (client: QueryClient) => new QueryObserver(client, withoutImagesQuery).subscribe(ignore),
    read: (client: QueryClient) => client.getQueryData(withoutImagesQuery.queryKey)?.[0]?.revision,
  },
  {
    name: "its comparison",
    call: batch,
    answerOf: envelopeOf,
    watch: (client: QueryClient) =>
      new QueryObserver(client, batchQuery(batchId)).subscribe(ignore),
    read: (client: QueryClient) =>
      client.getQueryData(batchQuery(batchId).queryKey)?.generations[0]?.revision,
  },
];

/** What the page heard about the connection, in order. */
const told: string[] = [];

function Page() {
  useLiveEvents();
  const connection = useConnection();
  if (told.at(-1) !== connection) told.push(connection);
  return <img alt="thumbnail" src="/api/thumbnail" />;
}

const ignore = () => undefined;
const heardOf = (client: QueryClient) =>
  client.getQueryData(generationQuery(id).queryKey)?.revision;
const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** A page that follows the events of this test's server. */
async function openPage(client: QueryClient) {
  endings.push(() => client.clear());
  await render(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );
  // A page does not hear what happened before it listened.
  await expect.poll(async () => (await standIn.look()).openStreams).toBe(1);
}

it("keeps the newest state of a run, in whatever order news of it arrives", () => {
  const statuses = fc.constantFrom(...statusSchema.options);
  const revisions = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 });
  let wentBack = 0;
  fc.assert(
    fc.property(revisions, fc.infiniteStream(statuses), (told, anyStatus) => {
      const client = new QueryClient();
      const known = atRevision(0);
      client.setQueryData(generationsQuery.queryKey, [known]);
      client.setQueryData(withoutImagesQuery.queryKey, [known]);
      client.setQueryData(batchQuery(batchId).queryKey, envelopeOf(known));
      let newest = known;
      for (const revision of told) {
        const news = atRevision(revision, anyStatus.next().value);
        if (revision < newest.revision) wentBack += 1;
        else newest = news;
        receiveEvent(client, newsOf(news));
        expect(client.getQueryData(generationQuery(id).queryKey)).toEqual(newest);
        expect(client.getQueryData(generationsQuery.queryKey)).toEqual([newest]);
        expect(client.getQueryData(withoutImagesQuery.queryKey)).toEqual([newest]);
        expect(client.getQueryData(batchQuery(batchId).queryKey)?.generations).toEqual([newest]);
      }
      client.clear();
    }),
  );
  expect(wentBack).toBeGreaterThan(50);
});

for (const { name, call, answerOf, watch, read } of places) {
  it(`does not let a late answer set ${name} back behind later events`, async () => {
    const client = new QueryClient();
    await standIn.answerLate(call, answerOf(atRevision(1)));
    await openPage(client);
    endings.push(watch(client));
    await expect.poll(async () => (await standIn.look()).asked).toContain(call);
    await standIn.publish(newsOf(atRevision(2)), newsOf(atRevision(3, "succeeded")));
    await expect.poll(() => heardOf(client)).toBe(3);
    expect(client.isFetching()).toBeGreaterThan(0);
    await standIn.release(call);
    await expect.poll(() => client.isFetching()).toBe(0);
    expect(read(client)).toBe(3);
  });

  it(`takes into ${name} whatever an answer says that is newer than the events`, async () => {
    const client = new QueryClient();
    await standIn.answerLate(call, answerOf(atRevision(5, "succeeded")));
    await openPage(client);
    endings.push(watch(client));
    await expect.poll(async () => (await standIn.look()).asked).toContain(call);
    await standIn.publish(newsOf(atRevision(2)));
    await expect.poll(() => heardOf(client)).toBe(2);
    await standIn.release(call);
    await expect.poll(() => read(client)).toBe(5);
  });
}

const runAt = (place: number) =>
  aGeneration({ id: `0198c0de-0000-7000-8000-0000000000${10 + place}`, revision: 1 });

it("keeps a new run in the list if it started while the list was loading", async () => {
  const client = new QueryClient();
  await standIn.answerLate(generations, pageOf(runAt(2), runAt(1)));
  await openPage(client);
  endings.push(new QueryObserver(client, generationsQuery).subscribe(ignore));
  await expect.poll(async () => (await standIn.look()).asked).toContain(generations);
  await standIn.publish(newsOf(runAt(3)), newsOf(runAt(4)));
  await expect.poll(() => client.getQueryData(generationQuery(runAt(4).id).queryKey)).toBeDefined();
  await standIn.release(generations);
  await expect.poll(() => client.isFetching()).toBe(0);
  const known = client.getQueryData(generationsQuery.queryKey);
  expect(known).toEqual([runAt(4), runAt(3), runAt(2), runAt(1)]);
});

it("puts news of a run in its place among the others, not always first", () => {
  const client = new QueryClient();
  client.setQueryData(generationsQuery.queryKey, [runAt(6), runAt(4), runAt(2)]);
  for (const place of [5, 1, 7]) receiveEvent(client, newsOf(runAt(place)));
  const known = client.getQueryData(generationsQuery.queryKey);
  expect(known).toEqual([7, 6, 5, 4, 2, 1].map(runAt));
});

it("reloads what is on screen when the server has restarted, and says that the connection was lost", async () => {
  const client = new QueryClient();
  await standIn.answer(generations, pageOf(atRevision(1)));
  await openPage(client);
  endings.push(new QueryObserver(client, generationsQuery).subscribe(ignore));
  await expect.poll(() => client.getQueryData(generationsQuery.queryKey)).toHaveLength(1);
  told.length = 0;

  // What happens here nobody tells the page of.
  await standIn.answer(generations, pageOf(runAt(1), atRevision(4, "failed")));
  await standIn.restart();
  await expect
    .poll(() => client.getQueryData(generationsQuery.queryKey))
    .toEqual([runAt(1), atRevision(4, "failed")]);
  await expect.poll(() => told.join()).toMatch(/^lost,back/);
});

it("asks again for what failed while the connection was lost, images as well", async () => {
  const client = new QueryClient();
  const asked = async (call: string) =>
    (await standIn.look()).asked.filter((name) => name === call).length;
  await standIn.answer(batch, {}, 500);
  await openPage(client);
  endings.push(
    new QueryObserver(client, { ...batchQuery(batchId), retry: false }).subscribe(ignore),
  );
  await expect.poll(() => client.getQueryState(batchQuery(batchId).queryKey)?.status).toBe("error");
  const image = () => document.querySelector("img");
  await expect.poll(() => image()?.complete).toBe(true);
  expect(await asked("GET /api/thumbnail")).toBe(1);

  await standIn.answer(batch, envelopeOf(atRevision(2)));
  await standIn.cut();
  await expect
    .poll(() => client.getQueryData(batchQuery(batchId).queryKey)?.generations)
    .toEqual([atRevision(2)]);
  await expect.poll(() => asked("GET /api/thumbnail")).toBe(2);
});

it("asks how long runs take when one has succeeded, and at no other time", async () => {
  const client = new QueryClient();
  await standIn.answer("GET /api/waits", { waits: [] });
  endings.push(new QueryObserver(client, waitsQuery).subscribe(ignore));
  endings.push(() => client.clear());
  const asked = async () =>
    (await standIn.look()).asked.filter((call) => call === "GET /api/waits").length;
  await expect.poll(asked).toBe(1);
  for (const status of ["queued", "pending", "running", "storing", "failed"] as const) {
    receiveEvent(client, newsOf(atRevision(1, status)));
  }
  receiveEvent(client, newsOf(atRevision(2, "succeeded")));
  await expect.poll(asked).toBe(2);
});

it("asks for the spending when a run ends, not at each of its steps", async () => {
  const client = new QueryClient();
  const spent = { today: {}, month: {} };
  await standIn.answer("GET /api/spend", spent);
  endings.push(new QueryObserver(client, { ...spendQuery, retry: false }).subscribe(ignore));
  endings.push(() => client.clear());
  const asked = async () =>
    (await standIn.look()).asked.filter((call) => call === "GET /api/spend").length;
  await expect.poll(() => client.isFetching()).toBe(0);
  expect(await asked()).toBe(1);
  for (const status of ["queued", "submitting", "pending", "running"] as const) {
    receiveEvent(client, newsOf(atRevision(1, status)));
    expect(client.isFetching()).toBe(0);
  }
  for (const [times, status] of (["storing", "succeeded", "failed"] as const).entries()) {
    receiveEvent(client, newsOf(atRevision(2, status)));
    await expect.poll(asked).toBe(2 + times);
    await expect.poll(() => client.isFetching()).toBe(0);
  }
});
