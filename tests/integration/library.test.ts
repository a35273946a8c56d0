import { afterAll, beforeAll, expect, it } from "vitest";
import { type Asset, assetPageSchema, assetSchema } from "@/lib/core/api/asset";
import {
  assetsChangedSchema,
  boardEnvelopeSchema,
  boardsSchema,
  facetsSchema,
  outlineSchema,
} from "@/lib/core/api/library";
import { aspectOfCode } from "@/lib/core/library/aspect-code";
import { readEvents } from "../support/event-stream";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: OpenServer;
let uploads: Asset[] = [];
let outputs: Asset[] = [];
const api = () => studioApi(studio.url);
const send = (method: string, path: string, body?: unknown) =>
  fetch(`${studio.url}/api/${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const page = async (query: string) =>
  assetPageSchema.parse(await (await api().get(`/api/assets?${query}`)).json());
const ids = async (query: string) => (await page(query)).items.map(({ id }) => id);
const namesOf = async (query: string) => (await page(query)).items.map(({ name }) => name);
const patch = async (id: string, change: unknown) =>
  assetSchema.parse(await (await send("PATCH", `assets/${id}`, change)).json());
const changeMany = async (assetIds: string[], change: unknown) =>
  assetsChangedSchema.parse(
    await (await send("POST", "assets/changes", { assetIds, change })).json(),
  ).assets;
const boards = async () => boardsSchema.parse(await (await api().get("/api/boards")).json()).items;
const makeBoard = async (name: string) =>
  boardEnvelopeSchema.parse(await (await send("POST", "boards", { name })).json()).board;
const idsOf = (assets: Asset[]) => assets.map(({ id }) => id);
const at = (assets: Asset[], place: number): Asset => {
  const asset = assets.at(place);
  if (!asset) throw new Error(`There is no image at ${place}.`);
  return asset;
};

async function run(key: string, request: Record<string, unknown>): Promise<Asset[]> {
  const answer = await api().generate({ model: "wan2.7-image", inputs: [], ...request }, key);
  expect(answer.status).toBe(202);
  const { generation } = await answer.json();
  return (await api().untilEnded(generation.id)).outputs;
}

beforeAll(async () => {
  studio = await openStudioHere({
    STUDIO_DATA_DIR: await freshFolder(),
    ...quick,
    STUDIO_MODELS: "",
  });
  for (const [index, [width, height]] of [
    [300, 300],
    [640, 320],
    [320, 640],
  ].entries()) {
    uploads.push(await api().keep(`up-${index}.png`, await plainPicture(width ?? 0, height ?? 0)));
  }
  const input = { assetId: at(uploads, 1).id, boxes: [[10, 10, 90, 90]] };
  const first = await run("one", {
    prompt: "A lighthouse in fog",
    parameters: { size: "1K", n: 2, seed: 11 },
  });
  const second = await run("two", {
    prompt: "A lighthouse in fog",
    parameters: { size: "1K", n: 1, seed: 12 },
  });
  const third = await run("three", {
    model: "wan2.7-image-pro",
    prompt: "Another door",
    inputs: [input],
    parameters: { size: "2K", n: 1, seed: 13 },
  });
  outputs = [...third, ...second, ...first];
  uploads = uploads.toReversed();
});
afterAll(() => studio.stop());

it("walks the whole library page by page, in three orders, and shows none twice", async () => {
  await patch(at(uploads, 0).id, { rating: 5 });
  await patch(at(outputs, 1).id, { rating: 3 });
  const all = [...outputs, ...uploads];
  for (const [sort, expected] of [
    ["newest", idsOf(all)],
    ["oldest", idsOf(all).toReversed()],
    [
      "rating",
      [at(uploads, 0).id, at(outputs, 1).id].concat(
        idsOf(all).filter((id) => id !== at(uploads, 0).id && id !== at(outputs, 1).id),
      ),
    ],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | null = "";
    do {
      const next: Awaited<ReturnType<typeof page>> = await page(
        `sort=${sort}&limit=2&cursor=${cursor}`,
      );
      seen.push(...idsOf(next.items));
      cursor = next.nextCursor;
    } while (cursor !== null);
    expect(seen, sort).toEqual(expected);
  }
});

it("shows exactly what each filter names", async () => {
  const [third, second, firstOne, firstTwo] = idsOf(outputs);
  const [high, wide, square] = idsOf(uploads);
  await patch(at(uploads, 2).id, { starred: true, tags: ["blue door", "雨"] });
  for (const [query, expected] of [
    ["kind=upload", [high, wide, square]],
    ["model=wan2.7-image", [second, firstOne, firstTwo]],
    ["model=wan2.7-image,wan2.7-image-pro", [third, second, firstOne, firstTwo]],
    ["seed=12", [second]],
    ["tier=2K", [third]],
    ["shape=portrait&kind=upload", [high]],
    ["shape=landscape&kind=upload", [wide]],
    ["shape=square&kind=upload", [square]],
    ["used=true", [wide]],
    ["boxes=true", [third]],
    ["starred=true", [square]],
    ["tag=%E9%9B%A8", [square]],
    ["minRating=4", [high]],
    ["status=succeeded", [third, second, firstOne, firstTwo]],
    ["status=failed", []],
    [`generation=${at(outputs, 3).generationId}`, [firstOne, firstTwo]],
    [
      `from=${at(outputs, 0).createdAt.slice(0, 4)}-01-01T00:00:00Z&kind=upload`,
      [high, wide, square],
    ],
    ["to=2020-01-01T00:00:00Z", []],
    ["minCost=0&kind=upload", []],
    ["maxCost=1000&seed=13", [third]],
  ] as const) {
    expect(await ids(query), query).toEqual(expected);
  }
  const refused = await api().get("/api/assets?tier=9K");
  expect(refused.status).toBe(422);
});

it("stacks runs that differ only by seed and count, and opens a stack", async () => {
  const stacked = await page("stacked=true&kind=output");
  expect(idsOf(stacked.items)).toEqual([at(outputs, 0).id, at(outputs, 1).id]);
  expect(stacked.items.map(({ stackCount }) => stackCount)).toEqual([1, 3]);
  const key = at(stacked.items, 1).stackKey;
  expect(await ids(`stack=${key}`)).toEqual(idsOf(outputs.slice(1)));
  // Of those that the filter lets through, the newest stands for its stack.
  expect(await ids("stacked=true&seed=11")).toEqual([at(outputs, 2).id]);
  expect((await page("stacked=true&kind=upload")).items).toHaveLength(3);
});

it("returns the length and the shapes of any list at once", async () => {
  const answer = await api().get("/api/assets/outline?kind=upload&sort=oldest");
  const { total, blocks } = outlineSchema.parse(await answer.json());
  expect(total).toBe(3);
  expect(blocks).toHaveLength(1);
  const [block] = blocks;
  expect(block?.cursor).toBe("");
  const ratios = [...(block?.aspects ?? "")].map(aspectOfCode);
  for (const [index, ratio] of [1, 2, 0.5].entries()) {
    expect(Math.abs(Math.log((ratios[index] ?? 0) / ratio))).toBeLessThan(0.035);
  }
  const empty = await api().get("/api/assets/outline?seed=99");
  expect(await empty.json()).toEqual({ total: 0, blocks: [], toldAt: expect.any(String) });
});

it("changes one image or many, tells every page, and counts the choices", async () => {
  const leaving = new AbortController();
  const heard: string[] = [];
  const listening = (async () => {
    for await (const { type, data } of readEvents(studio.url, { signal: leaving.signal })) {
      if (type === "asset") heard.push(`${data.asset.id} ${data.asset.rating}`);
    }
  })().catch(() => undefined);
  const both = [at(outputs, 2).id, at(outputs, 3).id];
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  // The stream is open once a change of no consequence is heard.
  while (heard.length === 0) {
    await patch(at(outputs, 0).id, { rating: 0 });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const changed = await changeMany(both, { rating: 4, starred: true, addTags: ["fog", "sea"] });
  expect(changed.map(({ rating, tags }) => [rating, tags])).toEqual([
    [4, ["fog", "sea"]],
    [4, ["fog", "sea"]],
  ]);
  await until(() => both.every((id) => heard.includes(`${id} 4`)));
  leaving.abort();
  await listening;
  await changeMany(
    [
      at(
        both.map((id) =>
          at(
            changed.filter((one) => one.id === id),
            0,
          ),
        ),
        0,
      ).id,
    ],
    {
      removeTags: ["sea"],
    },
  );
  const facets = facetsSchema.parse(await (await api().get("/api/assets/facets")).json());
  expect(facets.models).toEqual([
    { id: "wan2.7-image", count: 3 },
    { id: "wan2.7-image-pro", count: 1 },
  ]);
  expect(facets.tags).toContainEqual({ name: "fog", count: 2 });
  expect(facets.tags).toContainEqual({ name: "sea", count: 1 });
  expect(facets).toMatchObject({ kept: 7, trashed: 0 });
  const renamed = await patch(at(outputs, 2).id, { name: " The lamp ", note: "for the cover" });
  expect(renamed).toMatchObject({ name: "The lamp", note: "for the cover", rating: 4 });
  const unknown = "018f0000-0000-7000-8000-000000000001";
  expect((await send("PATCH", `assets/${unknown}`, { rating: 1 })).status).toBe(404);
  expect((await send("PATCH", `assets/${both[0]}`, { rating: 6 })).status).toBe(422);
  const nowhere = await send("POST", "assets/changes", {
    assetIds: both,
    change: { addToBoards: [unknown] },
  });
  expect((await nowhere.json()).errors[0]).toMatchObject({
    path: "change.addToBoards.0",
    code: "board.unknown",
    message: "This board does not exist.",
  });
  const request = { model: "wan2.7-image", prompt: "A pier", boardId: unknown };
  const unfiled = await api().generate(request, "nowhere");
  expect([unfiled.status, (await unfiled.json()).errors]).toEqual([
    422,
    [expect.objectContaining({ path: "boardId", code: "board.unknown" })],
  ]);
});

it("an image in the trash appears only there, and comes back whole", async () => {
  const { id } = at(uploads, 0);
  const board = await makeBoard("Covers");
  await changeMany([id, at(uploads, 1).id], { addToBoards: [board.id], addTags: ["kept"] });
  const before = assetSchema.parse(await (await api().get(`/api/assets/${id}`)).json());
  const gone = assetSchema.parse(await (await send("DELETE", `assets/${id}`)).json());
  expect(gone.trashedAt).toBeDefined();
  expect(await ids("kind=upload")).not.toContain(id);
  expect(await ids("tag=kept")).toEqual([at(uploads, 1).id]);
  expect(await ids(`board=${board.id}`)).toEqual([at(uploads, 1).id]);
  expect(await ids("trashed=true")).toEqual([id]);
  expect((await boards()).map(({ count }) => count)).toEqual([1]);
  const back = await patch(id, { trashed: false });
  expect(back).toEqual({ ...before, revision: back.revision });
  expect(await ids(`board=${board.id}`)).toEqual([id, at(uploads, 1).id]);
});

it("a board shows the image that was chosen for it while that is on it, else its newest", async () => {
  const board = await makeBoard("Posters");
  const both = [at(outputs, 0).id, at(outputs, 1).id];
  const [newest, oldest] = (await ids("kind=output")).filter((id) => both.includes(id));
  if (!newest || !oldest) throw new Error("There are no images.");
  await changeMany([newest, oldest], { addToBoards: [board.id] });
  const cover = async () => (await boards()).find(({ id }) => id === board.id)?.coverUrl;
  expect(await cover()).toContain(newest);
  await send("PATCH", `boards/${board.id}`, { coverId: oldest });
  expect(await cover()).toContain(oldest);
  await changeMany([oldest], { removeFromBoards: [board.id] });
  expect(await cover()).toContain(newest);
  await changeMany([oldest], { addToBoards: [board.id] });
  await send("PATCH", `boards/${board.id}`, { coverId: null });
  expect(await cover()).toContain(newest);
  expect((await send("DELETE", `boards/${board.id}`)).status).toBe(200);
});

it("boards are named, trashed and restored with their images", async () => {
  const board = await makeBoard("看板");
  await changeMany([at(outputs, 0).id], { addToBoards: [board.id] });
  const named = await send("PATCH", `boards/${board.id}`, { name: "夜" });
  expect(boardEnvelopeSchema.parse(await named.json()).board).toMatchObject({
    name: "夜",
    count: 1,
  });
  expect((await send("DELETE", `boards/${board.id}`)).status).toBe(200);
  expect((await boards()).map(({ name }) => name)).toEqual(["Covers"]);
  expect((await page(`generation=${at(outputs, 0).generationId}`)).items[0]?.boardIds).toEqual([]);
  expect((await send("POST", `boards/${board.id}/restore`)).status).toBe(200);
  const [, back] = await boards();
  expect(back).toMatchObject({ name: "夜", count: 1 });
  expect(back?.coverUrl).toBe(at(outputs, 0).urls.thumb);
  expect(await namesOf(`board=${board.id}`)).toEqual([at(outputs, 0).name]);
  expect((await send("POST", "boards", { name: " " })).status).toBe(422);
});
