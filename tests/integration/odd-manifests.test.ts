import { createHash } from "node:crypto";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mostLineageAssets } from "@/lib/core/api/lineage";
import { exportEnvelopeSchema, importedSchema } from "@/lib/core/api/portability";
import { momentOf, turnsEachMs } from "@/lib/core/library/order-key";
import { type Manifest, manifestSchema } from "@/lib/core/portability/manifest";
import { presentAssets } from "@/lib/server/db/assets/asset-rows";
import { insertAsset } from "@/lib/server/db/assets/insert-asset";
import { readLineage } from "@/lib/server/db/assets/lineage";
import { listBoards } from "@/lib/server/db/board-rows";
import type { Database } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/open-database";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { filesIn, zipOf } from "../support/zip-file";

let studio: OpenServer;
let picture: Buffer;
let otherPicture: Buffer;
beforeAll(async () => {
  studio = await openStudioHere({ STUDIO_DATA_DIR: await freshFolder() });
  picture = await plainPicture(30, 20);
  otherPicture = await plainPicture(20, 30);
});
// It fails where anything was answered with 500.
afterAll(() => studio.stop());

const sha256Of = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

let lastId = 0;
const freshId = () => {
  lastId += 1;
  return `018f0000-0000-7000-8000-${String(lastId).padStart(12, "0")}`;
};

type Entry = Record<string, unknown>;
const at = "2026-11-20T00:00:00.000Z";

/** The record of an image that was deleted; another content each time. */
function anUpload(more: Entry = {}): Entry {
  const id = freshId();
  return {
    id,
    kind: "upload",
    width: 30,
    height: 20,
    mime: "image/png",
    bytes: 100,
    sha256: sha256Of(id),
    name: "a.png",
    createdAt: at,
    orientation: 1,
    hasAlpha: false,
    rating: 0,
    starred: false,
    note: "",
    tags: [],
    boards: [],
    ...more,
  };
}

const withFile = (content: Buffer, file: string): Entry => ({
  file,
  bytes: content.length,
  sha256: sha256Of(content),
});
const anOutput = (generationId: unknown, index: number, more: Entry = {}): Entry =>
  anUpload({ kind: "output", generationId, index, ...more });

function aRun(inputs: Entry[] = [], more: Entry = {}, request: Entry = {}): Entry {
  return {
    id: freshId(),
    request: {
      model: "wan2.7-image",
      prompt: "A quay",
      inputs: inputs.map(({ id }) => ({ assetId: id, boxes: [] })),
      parameters: {},
      ...request,
    },
    endpoint: "sandbox",
    failures: [],
    cost: null,
    createdAt: at,
    parentIds: [],
    ...more,
  };
}

interface Records {
  boards?: Entry[];
  generations?: Entry[];
  assets?: Entry[];
}

/** Writes what no value can hold. */
type Spelling = (text: string) => string | Uint8Array;

async function importOf(
  { boards = [], generations = [], assets = [] }: Records,
  spell: Spelling = (text) => text,
): Promise<Response> {
  const head = { kind: "swatchbox-library", version: 1, createdAt: at };
  const zip = await zipOf({
    "manifest.json": spell(JSON.stringify({ ...head, boards, generations, assets })),
    "a.png": picture,
    "b.png": otherPicture,
  });
  return fetch(`${studio.url}/api/imports`, {
    method: "POST",
    headers: { "Content-Type": "application/zip" },
    body: new Uint8Array(zip),
  });
}

async function imported(records: Records, spell?: Spelling) {
  const response = await importOf(records, spell);
  expect(await response.clone().text()).not.toContain("archive.");
  return importedSchema.parse(await response.json());
}

const get = (path: string) => studioApi(studio.url).get(`/api/${path}`);

/** Looks at everything that an image is shown by. */
async function expectShown({ id }: Entry) {
  for (const path of ["", "/lineage", "/original", "/thumb"]) {
    expect((await get(`assets/${id}${path}`)).status, path).toBe(200);
  }
}

/** Gets it with its recipe, and exports it; gives the manifest, which can be imported again. */
async function expectExported({ id }: Entry): Promise<Manifest> {
  expect((await get(`assets/${id}/copy`)).status).toBe(200);
  const answer = await studioApi(studio.url).post("/api/exports", { assetIds: [id] });
  const { url } = exportEnvelopeSchema.parse(await answer.json()).export;
  const archive = Buffer.from(await (await studioApi(studio.url).get(url)).arrayBuffer());
  const text = (await filesIn(archive)).get("manifest.json")?.toString("utf8") ?? "";
  const again = await fetch(`${studio.url}/api/imports`, {
    method: "POST",
    headers: { "Content-Type": "application/zip" },
    body: new Uint8Array(archive),
  });
  expect(again.status).toBe(201);
  return manifestSchema.parse(JSON.parse(text));
}

/** A run with two images, one of which went into another run: each kind alters one record of these. */
function aLibrary() {
  const board = { id: freshId(), name: "Quays", createdAt: at };
  const run = aRun();
  const first = anOutput(run.id, 0, withFile(picture, "a.png"));
  const second = anOutput(run.id, 1, {
    ...withFile(picture, "a.png"),
    boards: [{ id: board.id, addedAt: at }],
  });
  const next = aRun([first]);
  const last = anOutput(next.id, 0, withFile(otherPicture, "b.png"));
  return { board, run, first, second, next, last };
}
type Library = ReturnType<typeof aLibrary>;
const recordsOf = ({ board, run, first, second, next, last }: Library) => ({
  boards: [board],
  generations: [run, next],
  assets: [first, second, last],
});

const cost = (unitPrice: number, currency = "CNY") => ({
  cost: { images: 1, unitPrice, currency, total: unitPrice },
});

describe("a manifest whose records say odd things is imported, and all of it is shown", () => {
  const kinds: Record<string, (library: Library) => Entry> = {
    "tags that differ only in halves of characters": ({ last }) => ({
      ...last,
      tags: ["\ud800", "\ud801", "\udfff"],
    }),
    "signs that end a text elsewhere": ({ last }) => ({
      ...last,
      name: "a\u0000b\r\n\u001b[2J.png",
      note: "\u0000",
      tags: ["\u0000a", "\u0000b"],
    }),
    "names of what every object has": ({ last }) => ({
      ...last,
      name: "__proto__",
      tags: ["__proto__", "constructor"],
    }),
    "the longest name, note and list of tags": ({ last }) => ({
      ...last,
      name: "n".repeat(300),
      note: "語".repeat(5_000),
      tags: Array.from({ length: 500 }, (_, index) => `${"t".repeat(50)}${index}`),
    }),
    "a tag and a board twice": ({ board, last }) => ({
      ...last,
      tags: ["a", "a", " a "],
      boards: [
        { id: board.id, addedAt: at },
        { id: board.id, addedAt: "2030-01-01T00:00:00Z" },
      ],
    }),
    "the first of all moments": ({ last }) => ({ ...last, createdAt: "1970-01-01T00:00:00Z" }),
    "the last of all moments": ({ last }) => ({
      ...last,
      createdAt: "2199-12-31T23:59:59.999999999Z",
      trashedAt: undefined,
    }),
    "a run of the last moment": ({ next }) => ({
      ...next,
      createdAt: "2199-12-31T23:59:59.999Z",
      finishedAt: "1970-01-01T00:00:00Z",
    }),
    "the largest and the smallest numbers": ({ last }) => ({
      ...last,
      orientation: Number.MIN_SAFE_INTEGER,
      width: Number.MAX_SAFE_INTEGER,
      height: 1,
      frames: Number.MAX_SAFE_INTEGER,
      index: 999,
    }),
    "the largest price": ({ next }) => ({ ...next, ...cost(300_000) }),
    "a price below nothing, in no currency": ({ next }) => ({
      ...next,
      ...cost(-300_000, "__proto__"),
    }),
    "a model and a size that nobody knows": ({ next }) => ({
      ...next,
      request: {
        ...Object(next.request),
        model: "__proto__",
        prompt: "\ud800\u0000",
        parameters: { size: "constructor", n: -1, seed: Number.MAX_SAFE_INTEGER, palette: [] },
      },
    }),
    "failures at odd places, some twice": ({ next }) => ({
      ...next,
      failures: [-1, 0, 0, Number.MAX_SAFE_INTEGER].map((index) => ({
        index,
        code: "",
        message: "\u0000",
      })),
    }),
    "a run that repeats itself": ({ next }) => ({ ...next, retryOf: next.id }),
    "a run that repeats one that is not there": ({ next }) => ({ ...next, retryOf: freshId() }),
    "facts of a run that do not fit it": ({ next }) => ({
      ...next,
      actualPrompts: ["", "\ud800", "c", "d"],
      usage: { imageCount: Number.MAX_SAFE_INTEGER, size: "x" },
      sentInputs: [],
      taskId: "",
      requestId: "r".repeat(10_000),
    }),
  };

  it.each(Object.keys(kinds))("%s", async (name) => {
    const library = aLibrary();
    const changed = kinds[name]?.(library) ?? {};
    const replaced = (record: Entry) => (record.id === changed.id ? changed : record);
    const { boards, generations, assets } = recordsOf(library);
    const counts = await imported({
      boards,
      generations: generations.map(replaced),
      assets: assets.map(replaced),
    });
    expect(counts.images.added + counts.images.present).toBe(3);
    for (const record of assets) await expectShown(record);
    for (const { id } of generations) expect((await get(`generations/${id}`)).status).toBe(200);
    for (const path of ["assets?limit=200", "generations?limit=200", "boards", "assets/facets"]) {
      expect((await get(path)).status, path).toBe(200);
    }
    await expectExported(library.last);
  });

  it("an input of which there is only the record", async () => {
    const input = anUpload();
    const run = aRun([input]);
    const output = anOutput(run.id, 0, withFile(picture, "a.png"));
    await imported({ generations: [run], assets: [input, output] });
    await expectShown(output);
    const manifest = await expectExported(output);
    expect(manifest.assets.map(({ id }) => id).toSorted()).toEqual([input.id, output.id]);
  });

  it("another image at the place of one that was deleted for good", async () => {
    const run = aRun();
    const input = anOutput(run.id, 0, withFile(picture, "a.png"));
    const next = aRun([input]);
    const output = anOutput(next.id, 0, withFile(otherPicture, "b.png"));
    await imported({ generations: [run, next], assets: [input, output] });
    const api = studioApi(studio.url);
    await api.post("/api/assets/changes", {
      assetIds: [input.id],
      change: { trashed: true },
    });
    await api.post("/api/trash/empty", { assetIds: [input.id] });
    expect(await (await get(`assets/${input.id}`)).text()).toContain('"purgedAt"');
    const other = { ...input, ...withFile(otherPicture, "b.png") };
    await imported({ generations: [run, next], assets: [other, output] });
    await expectShown(input);
    const content = await (await get(`assets/${input.id}/original`)).bytes();
    expect(sha256Of(Buffer.from(content))).toBe(sha256Of(otherPicture));
  });

  it("the id of a run under which a client has made another", async () => {
    const run = aRun();
    const api = studioApi(studio.url);
    await api.generate({ model: "wan2.7-image", prompt: "Mine" }, `imported:${run.id}`);
    expect((await imported({ generations: [run] })).generations.added).toBe(1);
  });

  it("numbers that are written in other ways", async () => {
    const asset = anUpload({ rating: "ZERO" });
    await imported({ assets: [asset] }, (text) => text.replace('"ZERO"', "-0"));
    const run = aRun([], cost(0));
    await imported({ generations: [run] }, (text) =>
      text.replace('"unitPrice":0', '"unitPrice":-0.0e-999'),
    );
    expect((await get(`generations/${run.id}`)).status).toBe(200);
  });
});

describe("a manifest whose records cannot be is refused in words", () => {
  const kinds: Record<string, () => [Records, Spelling?]> = {
    "an upload that a run has made": () => {
      const run = aRun();
      return [{ generations: [run], assets: [anUpload({ generationId: run.id })] }];
    },
    "no list of images": () => [{}, (text) => text.replace(/"assets":\s*\[\s*\]/, '"assets":null')],
    "an object for a list of runs": () => [
      {},
      (text) => text.replace(/"generations":\s*\[\s*\]/, '"generations":{}'),
    ],
    "a word for a list of boards": () => [
      {},
      (text) => text.replace(/"boards":\s*\[\s*\]/, '"boards":"all"'),
    ],
    "an upload with a place in a run": () => [{ assets: [anUpload({ index: 0 })] }],
    "an image of a run without a place": () => {
      const run = aRun();
      return [{ generations: [run], assets: [anUpload({ kind: "output", generationId: run.id })] }];
    },
    "a run of more images than a recipe can name": () => {
      const inputs = Array.from({ length: 101 }, () => anUpload());
      return [{ assets: inputs, generations: [aRun(inputs)] }];
    },
    "a moment after all order": () => [
      { assets: [anUpload({ createdAt: "2200-01-01T00:00:00Z" })] },
    ],
    "a moment before all order": () => [
      { boards: [{ id: freshId(), name: "x", createdAt: "1969-12-31T23:59:59.999Z" }] },
    ],
    "a moment after the end of time": () => [
      { generations: [aRun([], { finishedAt: "+275760-09-13T00:00:00.001Z" })] },
    ],
    "a day that no month has": () => [
      { assets: [anUpload({ createdAt: "2026-02-30T00:00:00Z" })] },
    ],
    "a price beyond all numbers": () => [
      { generations: [aRun([], cost(7))] },
      (text) => text.replace('"unitPrice":7', '"unitPrice":1e999'),
    ],
    "a price that would not be exact": () => [{ generations: [aRun([], cost(1e300))] }],
    "a seed beyond all numbers": () => [
      { generations: [aRun([], {}, { parameters: { seed: 7 } })] },
      (text) => text.replace('"seed":7', '"seed":1e999'),
    ],
    "a width that is no number of pixels": () => [{ assets: [anUpload({ width: 2 ** 53 })] }],
    "one content in two lengths": () => [
      {
        assets: [
          anUpload(withFile(picture, "a.png")),
          anUpload({ ...withFile(picture, "a.png"), bytes: picture.length + 1 }),
        ],
      },
    ],
    "a board of a board": () => {
      const id = freshId();
      return [{ assets: [anUpload({ id, boards: [{ id, addedAt: at }] })] }];
    },
    "an input that is a run": () => {
      const run = aRun();
      return [{ generations: [run, aRun([run])] }];
    },
    "a key of every object in a request": () => [
      { generations: [aRun()] },
      (text) => text.replace('"prompt":', '"__proto__":{"prompt":"x"},"prompt":'),
    ],
    "a name in other bytes than UTF-8": () => [
      { boards: [{ id: freshId(), name: "Café", createdAt: at }] },
      (text) => Buffer.from(text, "latin1"),
    ],
    "a value that is nested without an end": () => [
      { generations: [aRun([], { usage: "DEEP" })] },
      (text) => text.replace('"DEEP"', `${"[".repeat(100_000)}${"]".repeat(100_000)}`),
    ],
  };

  it.each(Object.keys(kinds))("%s", async (name) => {
    const [records, spell] = kinds[name]?.() ?? [{}];
    const response = await importOf(records, spell);
    expect(response.status).toBe(422);
    const { errors } = await response.json();
    expect(errors[0].code).toMatch(/^archive\.(record|damaged|manifest)$/);
  });
});

describe("what an archive of very many records leaves behind", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(join(await freshFolder(), "studio.sqlite"));
  });
  afterAll(() => database.destroy());

  const moment = Date.UTC(2001, 0, 1);
  const insertOne = async () => {
    const id = freshId();
    const { asset } = await insertAsset(database, {
      id,
      kind: "upload",
      sha256: sha256Of(id),
      mime: "image/png",
      width: 30,
      height: 20,
      bytes: 100,
      name: "a.png",
      created_at: moment,
      generation_id: null,
      output_index: null,
      thumbhash: null,
      orientation: 1,
      has_alpha: 0,
    });
    return asset;
  };

  it("images of one moment have a place each, close behind each other", async () => {
    const keys: number[] = [];
    for (let count = 0; count < 300; count += 1) keys.push((await insertOne()).order_key);
    expect(new Set(keys).size).toBe(300);
    expect(keys.toSorted((one, other) => one - other)).toEqual(keys);
    expect(momentOf(Math.min(...keys))).toBe(moment);
    expect(momentOf(Math.max(...keys))).toBe(moment + Math.ceil(300 / turnsEachMs) - 1);
  });

  it("more images can be shown at once than one query can name", async () => {
    const row = await insertOne();
    const rows = Array.from({ length: 33_000 }, () => row);
    expect(await presentAssets(database, rows)).toHaveLength(33_000);
  });

  /** One row for each number up to more than one query can name. */
  const numbered = sql`with recursive numbered(number) as (
    select 1 union all select number + 1 from numbered where number < 33000
  )`;
  const numberedId = sql`printf('018f0000-0000-7000-9000-%012d', number)`;

  it("boards are all shown, each with its cover, even if they are more than one query can name", async () => {
    const { id, order_key } = await insertOne();
    await sql`insert into boards (id, name, created_at)
      ${numbered} select ${numberedId}, 'A board', 0 from numbered`.execute(database);
    await sql`insert into board_assets (board_id, asset_id, order_key, added_at)
      ${numbered} select ${numberedId}, ${id}, ${order_key}, 0 from numbered`.execute(database);
    const boards = await listBoards(database);
    expect(boards).toHaveLength(33_000);
    const coverUrl = `/api/assets/${id}/thumb`;
    expect(boards.every((board) => board.count === 1 && board.coverUrl === coverUrl)).toBe(true);
  });

  it("an image that went into more runs than one query can name has its lineage, which is cut", async () => {
    const { id } = await insertOne();
    const request = JSON.stringify({
      model: "wan2.7-image",
      prompt: "A quay",
      inputs: [],
      parameters: {},
    });
    await sql`insert into generations (id, idempotency_key, request_hash, status, model, endpoint,
        request, next_step_at, created_at)
      ${numbered} select ${numberedId}, number, '', 'succeeded', 'wan2.7-image', 'sandbox',
        ${request}, 0, 0 from numbered`.execute(database);
    await sql`insert into generation_inputs (generation_id, position, asset_id)
      ${numbered} select ${numberedId}, 0, ${id} from numbered`.execute(database);
    await sql`insert into assets (id, kind, sha256, mime, width, height, bytes, name, created_at,
        generation_id, output_index, orientation, has_alpha, order_key, box_count, aspect)
      ${numbered} select replace(${numberedId}, '-9000-', '-a000-'), 'output', number, 'image/png',
        30, 20, 100, 'a.png', 0, ${numberedId}, 0, 1, 0, number, 0, 'W' from numbered`.execute(
      database,
    );
    const { assets, isCut } = await readLineage(database, id);
    expect(assets).toHaveLength(mostLineageAssets);
    expect(isCut).toBe(true);
  });
});
