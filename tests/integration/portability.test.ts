import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Asset, assetPageSchema } from "@/lib/core/api/asset";
import { type Generation, generationEnvelopeSchema } from "@/lib/core/api/generation";
import { boardEnvelopeSchema, boardsSchema } from "@/lib/core/api/library";
import { exportEnvelopeSchema, importedSchema } from "@/lib/core/api/portability";
import { type Manifest, manifestSchema } from "@/lib/core/portability/manifest";
import { recipeSchema } from "@/lib/core/recipe/recipe";
import { clockPicture, noisePicture, plainPicture } from "../support/pictures";
import {
  freshFolder,
  quick,
  type RunningServer,
  runScript,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";
import { filesIn, zipOf } from "../support/zip-file";

let studio: RunningServer;
let other: RunningServer;
let otherFolder = "";
/** An edit of an edit of an upload, on a board together with another upload. */
let last: Asset;
let archive: Buffer;
let files: Map<string, Buffer>;
let manifest: Manifest;

const send = (where: RunningServer, method: string, path: string, body?: unknown) =>
  fetch(`${where.url}/api/${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
/** All images, once the colours of each have been found. */
const assetsOf = async (where: RunningServer) => {
  for (;;) {
    const response = await send(where, "GET", "assets?limit=200");
    const { items } = assetPageSchema.parse(await response.json());
    if (items.every(({ colours }) => colours)) return items;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const boardsOf = async (where: RunningServer) =>
  boardsSchema.parse(await (await send(where, "GET", "boards")).json()).items;
const spendOf = async (where: RunningServer) => (await send(where, "GET", "spend")).json();

async function edit(prompt: string, inputs: Asset[]): Promise<Asset> {
  const request = {
    model: "wan2.7-image-pro",
    prompt,
    inputs: inputs.map(({ id }) => ({ assetId: id, boxes: [[10, 20, 300, 400]] })),
    parameters: { n: 1, size: "1K", seed: 11 },
  };
  const response = await studioApi(studio.url).generate(request, prompt);
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  const ended = await studioApi(studio.url).untilEnded(generation.id);
  const [output] = ended.outputs;
  if (!output) throw new Error(`There is no image: ${JSON.stringify(ended.error)}`);
  return output;
}

async function exported(where: RunningServer, wanted: object): Promise<Buffer> {
  const answer = await send(where, "POST", "exports", wanted);
  expect(answer.status).toBe(201);
  const { url } = exportEnvelopeSchema.parse(await answer.json()).export;
  const response = await fetch(`${where.url}${url}`);
  expect(response.headers.get("content-type")).toBe("application/zip");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; .*swatchbox-.*\.zip$/);
  return Buffer.from(await response.arrayBuffer());
}

const importInto = (where: RunningServer, zip: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${where.url}/api/imports`, {
    method: "POST",
    headers: { "Content-Type": "application/zip", ...headers },
    body: new Uint8Array(zip),
  });

async function imported(where: RunningServer, zip: Uint8Array) {
  const response = await importInto(where, zip);
  expect(response.status).toBe(201);
  return importedSchema.parse(await response.json());
}

beforeAll(async () => {
  otherFolder = await freshFolder();
  studio = await startStudioWithoutPages({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
  other = await startStudioWithoutPages({ STUDIO_DATA_DIR: otherFolder, ...quick });
  const api = studioApi(studio.url);
  const clock = await api.keep("時計 ⏰.png", await clockPicture());
  const first = await edit("A brass clock", [clock]);
  last = await edit("The same clock at night", [first]);
  const loose = await api.keep("loose.png", await plainPicture(300, 200));
  await api.keep("elsewhere.png", await plainPicture(40, 30));
  const answer = await send(studio, "POST", "boards", { name: "時計 clocks" });
  const { board } = boardEnvelopeSchema.parse(await answer.json());
  await send(studio, "PATCH", `assets/${last.id}`, {
    rating: 4,
    starred: true,
    note: "For the cover, 見本",
    tags: ["cover", "夜"],
    name: "Night clock.png",
  });
  await send(studio, "POST", "assets/changes", {
    assetIds: [last.id, loose.id],
    change: { addToBoards: [board.id] },
  });
  archive = await exported(studio, { boardId: board.id });
  files = await filesIn(archive);
  manifest = manifestSchema.parse(JSON.parse(files.get("manifest.json")?.toString("utf8") ?? ""));
});
afterAll(async () => {
  await studio.stop();
  await other.stop();
});

describe("an export", () => {
  it("contains originals byte for byte under readable names, their inputs, and recipes", async () => {
    const drawn = manifest.assets.find(({ kind, id }) => kind === "output" && id !== last.id);
    expect([...files.keys()].toSorted()).toEqual(
      [
        "images/Night clock.png",
        "images/loose.png",
        `inputs/${drawn?.name}`,
        "inputs/時計 ⏰.png",
        "manifest.json",
        "recipes/images/Night clock.png.json",
        `recipes/inputs/${drawn?.name}.json`,
      ].toSorted(),
    );
    for (const { file, sha256, bytes } of manifest.assets) {
      const content = files.get(file ?? "");
      expect(content?.length).toBe(bytes);
      expect(
        createHash("sha256")
          .update(content ?? "")
          .digest("hex"),
      ).toBe(sha256);
    }
    const recipe = files.get("recipes/images/Night clock.png.json")?.toString("utf8") ?? "";
    expect(recipeSchema.parse(JSON.parse(recipe)).prompt).toBe("The same clock at night");
  });

  it("records every fact and the whole lineage, and no secret", async () => {
    expect(manifest.generations).toHaveLength(2);
    const child = manifest.generations.find(({ id }) => id === last.generationId);
    const parent = manifest.generations.find(({ id }) => id !== last.generationId);
    expect(child?.parentIds).toEqual([parent?.id]);
    expect(manifest.boards).toMatchObject([{ name: "時計 clocks" }]);
    expect(manifest.assets.find(({ id }) => id === last.id)).toMatchObject({
      rating: 4,
      starred: true,
      note: "For the cover, 見本",
      tags: ["cover", "夜"],
      boards: [{ id: manifest.boards[0]?.id }],
    });
    expect(archive.includes("sk-sandbox")).toBe(false);
    expect(archive.includes("Signature=")).toBe(false);
  });

  it("of chosen images or of everything contains what was requested", async () => {
    const chosen = await filesIn(await exported(studio, { assetIds: [last.id] }));
    expect([...chosen.keys()].filter((name) => name.startsWith("images/"))).toEqual([
      "images/Night clock.png",
    ]);
    const all = await filesIn(await exported(studio, { all: true }));
    expect([...all.keys()].filter((name) => name.startsWith("images/"))).toHaveLength(5);
  });

  it("gives its size before it begins, and says if it is empty or has expired", async () => {
    const answer = await send(studio, "POST", "exports", { assetIds: [last.id] });
    const ticket = exportEnvelopeSchema.parse(await answer.json()).export;
    expect(ticket).toMatchObject({ images: 1, inputs: 2 });
    expect(ticket.bytes).toBeGreaterThan(last.bytes);
    const nobody = "018f0000-0000-7000-8000-000000000000";
    const codeOf = async (response: Response) => (await response.json()).code;
    const empty = await send(studio, "POST", "exports", { assetIds: [nobody] });
    expect([empty.status, await codeOf(empty)]).toEqual([422, "export.empty"]);
    const noBoard = await send(studio, "POST", "exports", { boardId: nobody });
    expect([noBoard.status, await codeOf(noBoard)]).toEqual([404, "notFound"]);
    const expired = await send(studio, "GET", `exports/${nobody}`);
    expect([expired.status, await codeOf(expired)]).toEqual([410, "export.expired"]);
    const both = await send(studio, "POST", "exports", { all: true, boardId: nobody });
    expect(both.status).toBe(422);
  });

  it("holds nothing but the chosen images, under their names, if it is plain", async () => {
    const plain = await filesIn(await exported(studio, { assetIds: [last.id], plain: true }));
    const [[name, content] = ["", Buffer.of()], ...others] = [...plain];
    expect(others).toEqual([]);
    expect(name).not.toContain("/");
    expect(createHash("sha256").update(content).digest("hex")).toBe(last.sha256);
  });

  it("ends with its reader, and the studio goes on", async () => {
    const answer = await send(studio, "POST", "exports", { all: true });
    const { url } = exportEnvelopeSchema.parse(await answer.json()).export;
    const aborting = new AbortController();
    const response = await fetch(`${studio.url}${url}`, { signal: aborting.signal });
    await response.body?.getReader().read();
    aborting.abort();
    expect((await send(studio, "GET", "health")).status).toBe(200);
    // The address is good for another try.
    expect((await fetch(`${studio.url}${url}`)).status).toBe(200);
  });
});

/** What an import must bring with it; addresses and order are the studio's own. */
const factsOf = ({ urls: _, orderKey: __, revision: ___, boardIds, tags, ...facts }: Asset) => ({
  ...facts,
  tags: tags.toSorted(),
  boardIds: boardIds.toSorted(),
});
const generationOf = (where: RunningServer, id: string | undefined) =>
  studioApi(where.url).generation(id ?? "");
const lineageOf = ({ outputs, revision: _, ...facts }: Generation) => ({
  ...facts,
  outputs: outputs.map(({ sha256 }) => sha256),
});

describe("an import", () => {
  it("into an empty studio brings the same hashes, facts, boards and lineage, and no spending", async () => {
    expect(await imported(other, archive)).toEqual({
      images: { added: 4, present: 0 },
      generations: { added: 2, present: 0 },
      boards: { added: 1, present: 0 },
    });
    const here = (await assetsOf(studio)).filter(({ name }) => name !== "elsewhere.png");
    const there = await assetsOf(other);
    expect(there.map(factsOf)).toEqual(here.map(factsOf));
    for (const { generationId } of here) {
      if (!generationId) continue;
      const wanted = lineageOf(await generationOf(studio, generationId));
      expect(lineageOf(await generationOf(other, generationId))).toEqual(wanted);
    }
    const [board] = await boardsOf(other);
    expect(board).toMatchObject({ name: "時計 clocks", count: 2 });
    const original = await fetch(`${other.url}${last.urls.original}`);
    expect(
      createHash("sha256")
        .update(await original.bytes())
        .digest("hex"),
    ).toBe(last.sha256);
    expect((await fetch(`${other.url}${last.urls.thumb}`)).status).toBe(200);
    expect(await spendOf(other)).toEqual({ today: {}, month: {} });
  });

  it("changes nothing the second time, not even what was changed in between", async () => {
    await send(other, "PATCH", `assets/${last.id}`, { rating: 1, note: "mine", tags: [] });
    const before = [await assetsOf(other), await boardsOf(other)];
    expect(await imported(other, archive)).toEqual({
      images: { added: 0, present: 4 },
      generations: { added: 0, present: 2 },
      boards: { added: 0, present: 1 },
    });
    expect([await assetsOf(other), await boardsOf(other)]).toEqual(before);
  });

  it("recognises an upload by its content, whatever its id, and links runs and boards to it", async () => {
    const folder = await freshFolder();
    const third = await startStudioWithoutPages({ STUDIO_DATA_DIR: folder, ...quick });
    const mine = await studioApi(third.url).keep("my clock.png", await clockPicture());
    const counts = await imported(third, archive);
    expect(counts.images).toEqual({ added: 3, present: 1 });
    const clocks = (await assetsOf(third)).filter(({ sha256 }) => sha256 === mine.sha256);
    expect(clocks).toMatchObject([{ id: mine.id, name: "my clock.png" }]);
    const parent = manifest.generations.find(({ id }) => id !== last.generationId);
    const { request } = await generationOf(third, parent?.id);
    expect(request.inputs).toMatchObject([{ assetId: mine.id, boxes: [[10, 20, 300, 400]] }]);
    // What it was made from can be made again.
    const again = await studioApi(third.url).generate(request, "again");
    expect(again.status).toBe(202);
    await third.stop();
    const check = await runScript("scripts/check-blobs.mjs", { STUDIO_DATA_DIR: folder });
    expect(check.code).toBe(0);
    expect(check.output).not.toContain("belongs to no image");
  });

  it("can be exported again, with the same result", async () => {
    const boardId = manifest.boards[0]?.id;
    const again = await filesIn(await exported(other, { boardId }));
    const text = again.get("manifest.json")?.toString("utf8") ?? "";
    const { assets, generations } = manifestSchema.parse(JSON.parse(text));
    const hashes = (records: Manifest["assets"]) => records.map(({ sha256 }) => sha256).toSorted();
    expect(hashes(assets)).toEqual(hashes(manifest.assets));
    expect(generations.map(({ id }) => id).toSorted()).toEqual(
      manifest.generations.map(({ id }) => id).toSorted(),
    );
  });
});

/** The archive with some files changed; undefined takes one out. */
async function altered(changes: Record<string, string | Uint8Array | undefined>): Promise<Buffer> {
  const entries = Object.entries({ ...Object.fromEntries(files), ...changes });
  const kept = entries.flatMap(([name, content]) =>
    content === undefined ? [] : [[name, content]],
  );
  return zipOf(Object.fromEntries(kept));
}
const manifestWith = (change: (copy: Manifest) => void): string => {
  const copy: Manifest = structuredClone(manifest);
  change(copy);
  return JSON.stringify(copy);
};

/** A ZIP file of one file that says it is longer than it is, or is not. */
function bomb(unfolded: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(unfolded));
  const name = Buffer.from("manifest.json");
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(unfolded, 18);
  facts.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), facts, name, packed]);
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), facts, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

describe("a broken or hostile archive", () => {
  let victim: RunningServer;
  let folder = "";
  beforeAll(async () => {
    folder = await freshFolder();
    victim = await startStudioWithoutPages({ STUDIO_DATA_DIR: folder, ...quick });
  });
  afterAll(() => victim.stop());

  const image = "images/loose.png";
  const noise = () => noisePicture(300, 200);
  const loose = (copy: Manifest) => copy.assets.find(({ file }) => file === image);
  const hostile: Record<string, [string, () => Promise<Buffer>]> = {
    "no ZIP file": ["archive.unreadable", async () => Buffer.from("no ZIP file at all")],
    "a half": ["archive.unreadable", async () => archive.subarray(0, archive.length / 2)],
    "nothing in it": ["archive.noManifest", () => zipOf({})],
    "no JSON": ["archive.manifest", () => altered({ "manifest.json": "{ no JSON" })],
    "another's JSON": ["archive.manifest", () => altered({ "manifest.json": '{"kind":"other"}' })],
    "a newer version": [
      "archive.version",
      () => altered({ "manifest.json": '{"kind":"swatchbox-library","version":2}' }),
    ],
    "a record that breaks the rules": [
      "archive.record",
      () =>
        altered({
          "manifest.json": manifestWith((copy) => {
            for (const asset of copy.assets) asset.rating = 9;
          }),
        }),
    ],
    "a record without its generation": [
      "archive.record",
      () =>
        altered({
          "manifest.json": manifestWith((copy) => {
            copy.generations = [];
          }),
        }),
    ],
    "a moment beyond all order": [
      "archive.record",
      () =>
        altered({
          "manifest.json": manifestWith((copy) => {
            for (const asset of copy.assets) asset.createdAt = "9999-01-01T00:00:00.000Z";
          }),
        }),
    ],
    "a missing image": ["archive.missing", () => altered({ [image]: undefined })],
    "another image": ["archive.damaged", async () => altered({ [image]: await noise() })],
    "no image": [
      "archive.image",
      () => {
        const text = "<svg/>".repeat(20);
        return altered({
          [image]: text,
          "manifest.json": manifestWith((copy) => {
            const record = loose(copy);
            if (!record) throw new Error("There is no such image.");
            record.bytes = text.length;
            record.sha256 = createHash("sha256").update(text).digest("hex");
          }),
        });
      },
    ],
    "a name that leads elsewhere": [
      "archive.missing",
      () =>
        altered({
          [image]: undefined,
          "manifest.json": manifestWith((copy) => {
            for (const asset of copy.assets) {
              if (asset.file === image) asset.file = "../../../etc/passwd";
            }
          }),
        }),
    ],
    "a bomb": ["archive.tooMuch", async () => bomb(128 * 1024 * 1024)],
  };

  it.each(Object.keys(hostile))(
    "with %s is refused in plain words, and leaves nothing behind",
    async (name) => {
      const [code, make] = hostile[name] ?? ["", async () => Buffer.alloc(0)];
      const response = await importInto(victim, await make(), { "Accept-Language": "ja" });
      expect(response.status).toBe(422);
      const problem = await response.json();
      expect(problem).toMatchObject({ code: "request.invalid", errors: [{ path: "file", code }] });
      expect(problem.errors[0].message).toMatch(/ZIP/);
      expect(problem.errors[0].message).not.toContain(code);
      expect(await assetsOf(victim)).toEqual([]);
      expect(await boardsOf(victim)).toEqual([]);
      const left = await readdir(folder, { recursive: true, withFileTypes: true });
      const kept = left.filter((entry) => entry.isFile() && !entry.name.startsWith("studio."));
      expect(
        kept.map((entry) => entry.name).filter((file) => /^[0-9a-f-]{36,}/.test(file)),
      ).toEqual([]);
    },
  );
});
