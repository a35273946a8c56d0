import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { plainBmp } from "../support/bmp-file";
import {
  freePort,
  freshFolder,
  type RunningServer,
  startSandbox,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: RunningServer;
let studio: RunningServer;
let sandboxFolder = "";
let dataDir = "";
let api: ReturnType<typeof studioApi>;

beforeAll(async () => {
  sandboxFolder = await freshFolder();
  dataDir = await freshFolder();
  sandbox = await startSandbox(await freePort(), sandboxFolder, { SANDBOX_SPEED: "50" });
  studio = await startStudioWithoutPages({ STUDIO_DATA_DIR: dataDir, SANDBOX_URL: sandbox.url });
  api = studioApi(studio.url);
});
afterAll(async () => {
  await studio.stop();
  await sandbox.stop();
});

const specimen = (name: string) =>
  readFile(resolve(import.meta.dirname, "../support/odd-files", name));

const ledgerSchema = z.object({
  requests: z.array(
    z.looseObject({
      method: z.string(),
      body: z
        .looseObject({ input: z.looseObject({ messages: z.array(z.unknown()).optional() }) })
        .optional(),
    }),
  ),
});

async function posts() {
  const ledger = ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());
  return ledger.requests.filter(({ method }) => method === "POST");
}

/** The first image of the last body that upstream got. */
async function received(): Promise<Buffer> {
  const body = JSON.stringify((await posts()).at(-1)?.body);
  const sha256 = /"sha256":"([0-9a-f]{64})"/.exec(body)?.[1] ?? "none";
  return readFile(join(sandboxFolder, "inputs", sha256));
}

async function run(assetId: string, key: string) {
  const answer = await api.generate(
    {
      model: "wan2.7-image",
      prompt: "Make it green",
      inputs: [{ assetId, boxes: [] }],
      parameters: { n: 1, size: "1K" },
    },
    key,
  );
  expect(answer.status).toBe(202);
  return api.untilEnded((await answer.json()).generation.id);
}

/** The colours in the middle of each quarter. */
async function quartersOf(image: Buffer): Promise<number[][]> {
  const { data, info } = await sharp(image)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [0, 1, 2, 3].map((quarter) => {
    const x = Math.floor((info.width * (1 + 2 * (quarter % 2))) / 4);
    const y = Math.floor((info.height * (1 + 2 * Math.floor(quarter / 2))) / 4);
    const at = (y * info.width + x) * info.channels;
    return [...data.subarray(at, at + 3)];
  });
}

const four = ["e61e28", "28b446", "2846d2", "f0dc3c"].map((hex) => [...Buffer.from(hex, "hex")]);

function expectColours(found: number[][], wanted: number[][]): void {
  const apart = wanted.flatMap((colour, quarter) =>
    colour.map((value, channel) => Math.abs(value - (found[quarter]?.[channel] ?? -1000))),
  );
  expect(Math.max(...apart), JSON.stringify(found)).toBeLessThanOrEqual(2);
}

async function previewOf(asset: { urls: { preview: string } }): Promise<Buffer> {
  return Buffer.from(await (await api.get(asset.urls.preview)).arrayBuffer());
}

describe("an image that is paid for", () => {
  it("has the colours of a BMP that is larger than a model accepts", async () => {
    const [width, height] = [3000, 2400];
    const pixels = Buffer.alloc(width * height * 3);
    for (let place = 0; place < width * height; place += 1) {
      const quarter = (place % width < width / 2 ? 0 : 1) + (place < (width * height) / 2 ? 0 : 2);
      pixels.set(four[quarter] ?? [], place * 3);
    }
    const asset = await api.keep("large.bmp", plainBmp(width, height, pixels));
    expectColours(await quartersOf(await previewOf(asset)), four);
    const ended = await run(asset.id, "large-bmp");
    expect(ended.error).toBeUndefined();
    expect(ended.sentInputs?.[0]?.changes).toEqual(["compressed"]);
    expectColours(await quartersOf(await received()), four);
  });

  it.each([
    ["bmp8_rle.bmp", ["repaired"]],
    ["jpg_no_eoi.jpg", ["repaired"]],
    ["jpg_samsung_sos.jpg", ["repaired"]],
    ["png16a_icc_srgb.png", ["opaque"]],
    ["tif16_icc_srgb.tif", ["converted"]],
    ["tif_planar.tif", ["converted"]],
    ["tif_ycc.tif", ["converted"]],
  ])("has the colours on screen, and the form says why it is a copy: %s", async (name, changes) => {
    const asset = await api.keep(name, await specimen(name));
    expectColours(await quartersOf(await previewOf(asset)), four);
    const ended = await run(asset.id, name);
    expect(ended.error).toBeUndefined();
    expect(ended.sentInputs?.[0]?.changes).toEqual(changes);
    expectColours(await quartersOf(await received()), four);
  });

  it("is the first frame of an animation", async () => {
    const colours = ["#e61e28", "#2846d2"];
    const frames = await Promise.all(
      colours.map((background) =>
        sharp({ create: { width: 320, height: 320, channels: 3, background } })
          .raw()
          .toBuffer(),
      ),
    );
    const raw = { width: 320, height: 640, channels: 3, pageHeight: 320 } as const;
    const moving = await sharp(Buffer.concat(frames), { raw }).webp({ lossless: true }).toBuffer();
    const asset = await api.keep("moving.webp", moving);
    expect(asset).toMatchObject({ frames: 2, width: 320, height: 320 });
    const ended = await run(asset.id, "moving");
    expect(ended.sentInputs?.[0]?.changes).toEqual(["firstFrame"]);
    expect((await sharp(await received()).metadata()).pages ?? 1).toBe(1);
    const red = four.slice(0, 1);
    expectColours((await quartersOf(await received())).slice(0, 1), red);
  });

  it("is never a copy with colours other than the preview's: the run fails with a reason", async () => {
    const asset = await api.keep("wrong.tif", await specimen("tif_planar.tif"));
    const folder = join(dataDir, "derivatives", asset.sha256.slice(0, 2));
    const [preview = ""] = (await readdir(folder)).filter((name) => name.includes("-preview"));
    const create = { width: 320, height: 256, channels: 3, background: "#ffffff" } as const;
    await writeFile(join(folder, preview), await sharp({ create }).webp().toBuffer());
    const before = (await posts()).length;
    const ended = await run(asset.id, "other-colours");
    expect(ended).toMatchObject({ status: "failed", error: { code: "studio.coloursDiffer" } });
    expect((await posts()).length).toBe(before);
  });
});

describe("a file in a format that the studio does not accept", () => {
  const begins = (text: string) => Buffer.concat([Buffer.from(text, "latin1"), Buffer.alloc(64)]);
  it.each([
    ["en", "Use JPEG, PNG, WebP, AVIF, TIFF, GIF or BMP."],
    ["ja", "JPEG、PNG、WebP、AVIF、TIFF、GIF、BMP を使ってください。"],
    ["zh-CN", "JPEG"],
  ])(
    "is refused with a list of accepted formats, in the caller's language: %s",
    async (language, words) => {
      const form = new FormData();
      const files: [string, Buffer][] = [
        ["a.png", await specimen("ico_png.ico")],
        ["b.png", await specimen("jp2.jp2")],
        ["c.png", begins("8BPS\0\x01")],
        ["d.png", begins("%PDF-1.7")],
        ["e.png", begins("\0\0\0\x18ftypheic\0\0\0\0mif1heic")],
        ["f.png", begins("\0\0\x02\0\0\0\0\0\0\0\0\0\x40\0\x40\0\x18\0")],
        ["g.png", begins('<svg xmlns="http://www.w3.org/2000/svg"/>')],
        ["h.png", begins("II*\0\x10\0\0\0CR\x02\0")],
      ];
      for (const [name, content] of files)
        form.append("file", new File([new Uint8Array(content)], name));
      const response = await fetch(`${studio.url}/api/assets`, {
        method: "POST",
        body: form,
        headers: { "Accept-Language": language },
      });
      expect(response.status).toBe(422);
      const { errors } = z
        .object({ errors: z.array(z.object({ code: z.string(), message: z.string() })) })
        .parse(await response.json());
      expect(errors.map(({ code }) => code)).toEqual(files.map(() => "image.format"));
      for (const { message } of errors) expect(message).toContain(words);
    },
  );
});
