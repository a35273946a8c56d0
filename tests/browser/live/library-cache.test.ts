import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it } from "vitest";
import { receiveEvent } from "@/lib/client/live/receive";
import { assetQuery } from "@/lib/client/queries/assets";
import {
  blockQuery,
  boardsQuery,
  facetsQuery,
  type LibraryList,
  libraryListQuery,
} from "@/lib/client/queries/library";
import type { Asset } from "@/lib/core/api/asset";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import { orderKeyOf } from "@/lib/core/library/order-key";
import { anAsset } from "../../support/asset";
import { openStandIn, standIn } from "../../support/stand-in";

const began = Date.parse("2026-11-20T00:00:00.000Z");
/** The image that came at a second; `isNew`: just now. */
const imageAt = (second: number, facts: Partial<Asset> = {}) =>
  anAsset({
    id: `0198c0de-0000-7000-8000-${String(second).padStart(12, "0")}`,
    name: `image ${second}`,
    orderKey: orderKeyOf(began + second * 1000, 0, 0),
    createdAt: new Date(began + second * 1000).toISOString(),
    ...facts,
  });
const now = () => ({ createdAt: new Date().toISOString() });

const outlineOf = (items: Asset[]) => ({
  toldAt: new Date(began + 60_000).toISOString(),
  total: items.length,
  blocks: [
    {
      cursor: "",
      at: items[0]?.createdAt ?? "2026-11-20T00:00:00.000Z",
      aspects: items.map(({ width, height }) => aspectCodeOf(width, height)).join(""),
    },
  ],
});

const endings: (() => void)[] = [];
beforeEach(openStandIn);
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

const outlineCall = (search: string) => `GET /api/assets/outline?${search}`;
const blockCall = (search: string, limit: number) =>
  `GET /api/assets?${search === "" ? "" : `${search}&`}cursor=&limit=${limit}`;

/** A library that shows a list; `names` are the images that it knows, in order. */
async function openList(search: string, items: Asset[], client = new QueryClient()) {
  await standIn.answer(outlineCall(search), outlineOf(items));
  await standIn.answer(blockCall(search, items.length), { items, nextCursor: null });
  const query = libraryListQuery(client, search);
  endings.push(new QueryObserver(client, query).subscribe(() => undefined));
  endings.push(() => client.clear());
  const list = () => client.getQueryData<LibraryList>(query.queryKey);
  await expect.poll(list).toBeDefined();
  const known = list();
  if (known) await client.fetchQuery(blockQuery(client, known, 0));
  const names = () => {
    const shown = list();
    if (!shown) return undefined;
    return client.getQueryData(blockQuery(client, shown, 0).queryKey)?.map(({ name }) => name);
  };
  const asked = async () => {
    const { asked: all } = await standIn.look();
    return all.filter((call) => call === outlineCall(search)).length;
  };
  expect(await asked()).toBe(1);
  return { client, list, names, asked };
}

it("puts a new image in its place without asking the server", async () => {
  const { client, list, names, asked } = await openList("", [imageAt(30), imageAt(10)]);
  receiveEvent(client, { type: "asset", asset: imageAt(20, now()) });
  expect(names()).toEqual(["image 30", "image 20", "image 10"]);
  expect(list()?.outline.total).toBe(3);
  expect(list()?.outline.blocks[0]?.aspects).toHaveLength(3);
  receiveEvent(client, { type: "asset", asset: imageAt(40, now()) });
  expect(names()).toEqual(["image 40", "image 30", "image 20", "image 10"]);
  expect(client.getQueryData(assetQuery(imageAt(40).id).queryKey)?.name).toBe("image 40");
  expect(await asked()).toBe(1);
});

it("shows changes to an image that it has, once", async () => {
  const { client, list, names } = await openList("", [imageAt(30), imageAt(10)]);
  for (let time = 0; time < 2; time += 1) {
    receiveEvent(client, { type: "asset", asset: imageAt(10, { name: "renamed" }) });
  }
  expect(names()).toEqual(["image 30", "renamed"]);
  expect(list()?.outline.total).toBe(2);
});

it("keeps what it has heard of an image while a block was on its way, and asks for the list again", async () => {
  const client = new QueryClient();
  const renamed = imageAt(10, { name: "renamed", revision: 2 });
  receiveEvent(client, { type: "asset", asset: renamed });
  const { names, asked } = await openList("", [imageAt(30), imageAt(10)], client);
  expect(names()).toEqual(["image 30", "renamed"]);
  await expect.poll(asked).toBe(2);
});

it("removes an image from the lists that it has left, and leaves other lists alone", async () => {
  const { client, names } = await openList("", [imageAt(30), imageAt(10)]);
  const starred = await openList("starred=true", [imageAt(10, { starred: true })], client);
  receiveEvent(client, { type: "asset", asset: imageAt(10, { starred: false }) });
  expect(names()).toEqual(["image 30", "image 10"]);
  expect(starred.names()).toEqual([]);
  receiveEvent(client, { type: "asset", asset: imageAt(30, { starred: true }) });
  expect(starred.names()).toEqual(["image 30"]);
  receiveEvent(client, {
    type: "asset",
    asset: imageAt(30, { trashedAt: new Date().toISOString() }),
  });
  expect(names()).toEqual(["image 10"]);
  expect(starred.names()).toEqual([]);
});

it("removes images that were deleted for good from every list", async () => {
  const { client, list, names, asked } = await openList("", [
    imageAt(30),
    imageAt(20),
    imageAt(10),
  ]);
  receiveEvent(client, {
    type: "assetsGone",
    assetIds: [imageAt(30).id, imageAt(10).id],
    orderKeys: [30, 10],
  });
  expect(names()).toEqual(["image 20"]);
  expect(list()?.outline.total).toBe(1);
  expect(await asked()).toBe(1);
});

it("asks the server for a list again, once, if only the server can say what belongs to it", async () => {
  const { client, names, asked } = await openList("q=meadow", [imageAt(30)]);
  const next = [imageAt(50), imageAt(30)];
  await standIn.answer(outlineCall("q=meadow"), outlineOf(next));
  for (const second of [41, 42, 50]) {
    receiveEvent(client, { type: "asset", asset: imageAt(second, now()) });
  }
  expect(names()).toEqual(["image 30"]);
  await expect.poll(asked).toBe(2);
  await expect.poll(() => client.isFetching()).toBe(0);
  const list = client.getQueryData<LibraryList>(libraryListQuery(client, "q=meadow").queryKey);
  expect(list?.outline.total).toBe(2);
});

it("asks for a list again if its images came with one that the list does not count yet", async () => {
  const { client, list, names } = await openList("", [imageAt(30), imageAt(10)]);
  const ahead = [imageAt(90), imageAt(30)];
  await standIn.answer(blockCall("", 2), { items: ahead, nextCursor: null });
  const next = [...ahead, imageAt(10)];
  await standIn.answer(outlineCall(""), outlineOf(next));
  await standIn.answer(blockCall("", 3), { items: next, nextCursor: null });
  const known = list();
  if (known) await client.fetchQuery({ ...blockQuery(client, known, 0), staleTime: 0 });
  receiveEvent(client, { type: "asset", asset: imageAt(90) });
  expect(names()).toEqual(["image 90", "image 30"]);
  await expect.poll(() => list()?.outline.total).toBe(3);
});

it("refreshes the counts of boards and tags once for simultaneous events", async () => {
  const client = new QueryClient();
  endings.push(() => client.clear());
  await standIn.answer("GET /api/boards", { items: [] });
  await standIn.answer("GET /api/assets/facets", { models: [], tags: [], kept: 0, trashed: 0 });
  endings.push(new QueryObserver(client, boardsQuery).subscribe(() => undefined));
  endings.push(new QueryObserver(client, facetsQuery).subscribe(() => undefined));
  await expect.poll(() => client.getQueryData(facetsQuery.queryKey)?.kept).toBe(0);
  await standIn.answer("GET /api/assets/facets", { models: [], tags: [], kept: 3, trashed: 0 });
  const board = { id: imageAt(1).id, name: "Sky", createdAt: imageAt(1).createdAt, count: 1 };
  await standIn.answer("GET /api/boards", { items: [board] });
  for (const second of [1, 2, 3]) {
    receiveEvent(client, { type: "asset", asset: imageAt(second, now()) });
    receiveEvent(client, { type: "boards" });
  }
  await expect.poll(() => client.getQueryData(facetsQuery.queryKey)?.kept).toBe(3);
  await expect.poll(() => client.getQueryData(boardsQuery.queryKey)).toEqual([board]);
  const { asked } = await standIn.look();
  expect(asked.filter((call) => call === "GET /api/boards")).toHaveLength(2);
  expect(asked.filter((call) => call === "GET /api/assets/facets")).toHaveLength(2);
});
