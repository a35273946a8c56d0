import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { exportEnvelopeSchema } from "@/lib/core/api/portability";
import { startBucketServer } from "../support/bucket";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { noisePicture, plainPicture } from "../support/pictures";
import { freshFolder, runScript } from "../support/processes";
import { studioApi } from "../support/studio-api";

/** Where originals can be: what a studio is told, and what is there then. */
interface Place {
  settings: Record<string, string>;
  names: (dataDir: string) => Promise<string[]>;
  stop: () => Promise<void>;
}

async function namesInFolder(dataDir: string): Promise<string[]> {
  const found = await readdir(join(dataDir, "blobs"), { recursive: true });
  return found.map((path) => path.slice(3)).filter((name) => /^[0-9a-f]{64}$/.test(name));
}

const places: Record<string, () => Promise<Place>> = {
  "a folder": async () => ({ settings: {}, names: namesInFolder, stop: async () => undefined }),
  "a bucket": startBucketServer,
};

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const speed = "100";

let sandbox: OpenServer;
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(speed));
});
afterAll(() => sandbox.stop());

describe.each(Object.entries(places))("originals in %s", (_, open) => {
  let dataDir = "";
  let place: Place;
  let studio: OpenServer;
  let settings: Record<string, string> & { STUDIO_DATA_DIR: string };
  beforeAll(async () => {
    dataDir = await freshFolder();
    place = await open();
    const upstream = { SANDBOX_URL: sandbox.url, SANDBOX_SPEED: speed };
    settings = { STUDIO_DATA_DIR: dataDir, ...upstream, ...place.settings };
    studio = await openStudioHere(settings);
  });
  afterAll(async () => {
    await studio.stop();
    await place.stop();
  });

  const api = () => studioApi(studio.url);
  const bytesAt = async (path: string) => (await api().get(path)).bytes();
  const names = async () => (await place.names(dataDir)).toSorted();
  const check = () => runScript("scripts/check-blobs.mjs", settings);
  const trash = async (...assetIds: string[]) => {
    const answer = await api().post("/api/assets/changes", { assetIds, change: { trashed: true } });
    expect(answer.status).toBe(200);
  };
  const emptyTrash = () => api().post("/api/trash/empty", {});
  const library = async () =>
    assetPageSchema.parse(await (await api().get("/api/assets?limit=200")).json()).items;

  it("are served whole, in parts and as a head alone, with what a cache needs", async () => {
    const content = await noisePicture(300, 200);
    const { sha256, urls } = await api().keep("noise.png", content);
    expect(await names()).toContain(sha256);
    const whole = await api().get(urls.original);
    expect(hashOf(await whole.bytes())).toBe(sha256);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      etag: `"${sha256}"`,
      "content-length": String(content.length),
      "accept-ranges": "bytes",
      "content-type": "image/png",
    });
    const part = await api().get(urls.original, { Range: "bytes=100-199" });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.bytes())).toEqual(content.subarray(100, 200));
    const tail = await api().get(urls.original, { Range: "bytes=-7" });
    expect(Buffer.from(await tail.bytes())).toEqual(content.subarray(-7));
    const behind = await api().get(urls.original, { Range: `bytes=${content.length}-` });
    expect(behind.status).toBe(416);
    const known = await api().get(urls.original, { "If-None-Match": `"${sha256}"` });
    expect(known.status).toBe(304);
    const head = await fetch(`${studio.url}${urls.original}`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, `${content.length}`]);
    expect(hashOf(await bytesAt(urls.original))).toBe(sha256);
  });

  it("go into a run, and its results are there when it has succeeded", async () => {
    const input = await api().keep("input.png", await plainPicture(640, 640));
    const request = {
      model: "qwen-image-edit",
      prompt: "a lighthouse",
      inputs: [{ assetId: input.id, boxes: [] }],
      parameters: {},
    };
    const answer = await api().generate(request, "a run");
    const { id } = generationEnvelopeSchema.parse(await answer.json()).generation;
    const ended = await api().untilEnded(id);
    expect(ended).toMatchObject({ status: "succeeded", failures: [] });
    const [output] = ended.outputs;
    if (!output) throw new Error("The run has no image.");
    expect(await names()).toContain(output.sha256);
    expect(hashOf(await bytesAt(output.urls.original))).toBe(output.sha256);
    const preview = await sharp(await bytesAt(output.urls.preview)).metadata();
    expect(preview.width).toBe(output.width);
    const tile = await sharp(await bytesAt(`/api/assets/${output.id}/tiles/0/0/0`)).metadata();
    expect(tile.format).toBe("png");

    const copy = await bytesAt(`/api/assets/${output.id}/copy`);
    expect(copy.byteLength).toBeGreaterThan(output.bytes);
    const pixelsOf = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    expect(await pixelsOf(copy)).toEqual(await pixelsOf(await bytesAt(output.urls.original)));
    expect(await readdir(join(dataDir, "blobs", "incoming"))).toEqual([]);
  });

  it("leave with an export, go with the trash, and come back with an import", async () => {
    const before = await library();
    const ticket = await api().post("/api/exports", { all: true });
    const { url } = exportEnvelopeSchema.parse(await ticket.json()).export;
    const archive = await bytesAt(url);
    const kept = await names();
    await trash(...before.map(({ id }) => id));
    expect((await emptyTrash()).status).toBe(200);
    expect(await names()).toEqual([]);

    const imported = await fetch(`${studio.url}/api/imports`, {
      method: "POST",
      headers: { "Content-Type": "application/zip" },
      body: archive,
    });
    expect(imported.status).toBe(201);
    expect(await names()).toEqual(kept);
    for (const { sha256, urls } of await library()) {
      expect(hashOf(await bytesAt(urls.original))).toBe(sha256);
    }
  });

  it("stay if the same image comes while the trash is emptied", async () => {
    const content = await plainPicture(321, 300);
    for (let round = 0; round < 5; round += 1) {
      const { id, sha256 } = await api().keep("again.png", content);
      await trash(id);
      const [back] = await Promise.all([api().keep("again.png", content), emptyTrash()]);
      expect(hashOf(await bytesAt(back.urls.original))).toBe(sha256);
    }
  });

  it("are found sound by a check of the data", async () => {
    const images = (await library()).length;
    const { code, output } = await check();
    expect(output).toContain(`${images} images, ${images} blobs, 0 faults, 0 orphans.`);
    expect(code).toBe(0);
  });
});
