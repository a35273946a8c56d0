import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Box } from "@/lib/core/box/box";
import { plainBmp } from "../support/bmp-file";
import {
  freePort,
  freshFolder,
  quick,
  type RunningServer,
  startSandbox,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: RunningServer;
let studio: RunningServer;
let sandboxFolder = "";

beforeAll(async () => {
  sandboxFolder = await freshFolder();
  sandbox = await startSandbox(await freePort(), sandboxFolder, quick);
  studio = await startStudioWithoutPages({
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: sandbox.url,
    DASHSCOPE_BODY_LIMIT_MB: "8",
  });
});
afterAll(async () => {
  await studio.stop();
  await sandbox.stop();
});

/** Pixels of the upright picture; the mark fills exactly the box. */
interface Picture {
  width: number;
  height: number;
  box: Box;
}

/** A blue picture with a red mark where the box is. */
function marked({ width, height, box: [x1, y1, x2, y2] }: Picture, alpha = 1) {
  const mark = {
    create: { width: x2 - x1, height: y2 - y1, channels: 3, background: "#e02020" },
  } as const;
  return sharp({
    create: { width, height, channels: 4, background: { r: 30, g: 60, b: 200, alpha } },
  })
    .composite([{ input: mark, left: x1, top: y1 }])
    .png()
    .toBuffer();
}

/** How the pixels of a picture lie in a file whose EXIF orientation says how to turn them. */
const stored: Record<number, (image: Sharp) => Sharp> = {
  1: (image) => image,
  2: (image) => image.flop(),
  3: (image) => image.rotate(180),
  4: (image) => image.flip(),
  5: (image) => image.rotate(270).flop(),
  6: (image) => image.rotate(270),
  7: (image) => image.rotate(90).flop(),
  8: (image) => image.rotate(90),
};

async function turned(picture: Picture, orientation: number): Promise<Buffer> {
  const upright = sharp(await marked(picture)).removeAlpha();
  const turn = stored[orientation] ?? ((image: Sharp) => image);
  const pixels = await turn(upright).png().toBuffer();
  return sharp(pixels)
    .withMetadata({ orientation })
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

/** Where the red lies in an image as it is shown upright. */
async function markIn(content: Buffer): Promise<{ box: Box; width: number; height: number }> {
  const { data, info } = await sharp(content, { limitInputPixels: false })
    .autoOrient()
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [x1, y1, x2, y2] = [info.width, info.height, 0, 0];
  for (let y = 0; y < info.height; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      const place = (y * info.width + x) * info.channels;
      const isRed = (data[place] ?? 0) > (data[place + 2] ?? 0);
      if (!isRed) continue;
      x1 = Math.min(x1, x);
      y1 = Math.min(y1, y);
      x2 = Math.max(x2, x + 1);
      y2 = Math.max(y2, y + 1);
    }
  }
  return { box: [x1, y1, x2, y2], width: info.width, height: info.height };
}

const sentSchema = z.object({
  requests: z.array(
    z.looseObject({
      method: z.string(),
      body: z
        .looseObject({
          input: z.looseObject({
            messages: z.array(z.object({ content: z.array(z.looseObject({})) })).optional(),
            images: z.array(z.looseObject({})).optional(),
          }),
          parameters: z.looseObject({
            bbox_list: z
              .array(z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])))
              .optional(),
          }),
        })
        .optional(),
    }),
  ),
});

/** The last body that upstream got, and the first image of it, as a file of the emulator. */
async function lastReceived() {
  const ledger = sentSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());
  const body = ledger.requests.findLast(({ method }) => method === "POST")?.body;
  const first = body?.input.messages?.[0]?.content[0]?.image ?? body?.input.images?.[0];
  const { sha256 } = z.object({ sha256: z.string() }).parse(first);
  const boxes = body?.parameters.bbox_list?.[0] ?? [];
  return { sha256, boxes, content: await readFile(join(sandboxFolder, "inputs", sha256)) };
}

/** Runs an edit of one picture with a box; gives the studio's record and what upstream received. */
async function run(name: string, content: Buffer, boxes: Box[], model = "wan2.7-image") {
  const api = studioApi(studio.url);
  const asset = await api.keep(name, content);
  const request = {
    model,
    prompt: "Make it green",
    inputs: [{ assetId: asset.id, boxes }],
    parameters: { n: 1, ...(model.startsWith("wan2.7") ? { size: "1K" } : {}) },
  };
  const response = await api.generate(request, `${name}-${model}-${content.byteLength}`);
  expect(response.status).toBe(202);
  const { generation } = z
    .object({ generation: z.object({ id: z.string() }) })
    .parse(await response.json());
  const ended = await api.untilEnded(generation.id);
  expect(ended.status).toBe("succeeded");
  const preview = Buffer.from(
    await (await fetch(`${studio.url}${asset.urls.preview}`)).arrayBuffer(),
  );
  return { asset, sent: ended.sentInputs?.[0], preview, received: await lastReceived() };
}

/** Edges at most so many pixels apart. */
function expectNear(box: Box | undefined, wanted: Box, pixels: number) {
  for (const [index, edge] of wanted.entries()) {
    expect(Math.abs((box?.[index] ?? Number.NaN) - edge)).toBeLessThanOrEqual(pixels);
  }
}

/** The box on the wire, the mark in what upstream got and the mark that the user saw are the same. */
async function expectSamePixels(picture: Picture, result: Awaited<ReturnType<typeof run>>) {
  const { received, preview, asset } = result;
  expect([asset.width, asset.height]).toEqual([picture.width, picture.height]);
  const there = await markIn(received.content);
  expectNear(received.boxes[0], there.box, 1);
  const seen = await markIn(preview);
  const scale = seen.width / picture.width;
  const shown = picture.box.map((edge) => edge * scale);
  expectNear(seen.box, [shown[0] ?? 0, shown[1] ?? 0, shown[2] ?? 0, shown[3] ?? 0], 1);
}

const picture: Picture = { width: 1200, height: 800, box: [150, 90, 420, 310] };

describe("the pixels under a box (promise 7)", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "are the same with EXIF orientation %i",
    async (orientation) => {
      const content = await turned(picture, orientation);
      const result = await run(`turned-${orientation}.jpg`, content, [picture.box]);
      await expectSamePixels(picture, result);
      expect(result.sent?.changes).toEqual(orientation === 1 ? [] : ["upright"]);
      expect(result.received.boxes).toEqual([picture.box]);
      expect(result.received.sha256 === result.asset.sha256).toBe(orientation === 1);
    },
  );

  it("are the same when alpha is flattened onto white", async () => {
    const result = await run("alpha.png", await marked(picture, 0.4), [picture.box]);
    await expectSamePixels(picture, result);
    expect(result.sent?.changes).toEqual(["opaque"]);
    expect((await sharp(result.received.content).metadata()).hasAlpha).toBe(false);
  });

  it("are the same when the original is too long for the model", async () => {
    const large: Picture = { width: 9600, height: 1500, box: [7001, 333, 8203, 1111] };
    const content = await sharp(await marked(large))
      .removeAlpha()
      .png()
      .toBuffer();
    const result = await run("large.png", content, [large.box]);
    await expectSamePixels(large, result);
    expect(result.sent).toMatchObject({ changes: ["scaled"], width: 8000, height: 1250 });
    expect(result.sent?.boxes).toEqual(result.received.boxes);
  });

  it.each(["gif", "tiff", "avif"] as const)("are the same in a copy of a %s", async (format) => {
    const content = await sharp(await marked(picture))
      .removeAlpha()
      [format]()
      .toBuffer();
    const result = await run(`picture.${format}`, content, [picture.box]);
    await expectSamePixels(picture, result);
    expect(result.sent?.changes).toContain("converted");
  });

  it("are the same in a BMP, which is sent as it is", async () => {
    const { data, info } = await sharp(await marked(picture))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const content = plainBmp(info.width, info.height, data);
    const result = await run("picture.bmp", content, [picture.box]);
    await expectSamePixels(picture, result);
    expect(result.sent?.changes).toEqual([]);
    expect(result.received.sha256).toBe(result.asset.sha256);
  });

  it("are the same in smaller copies, which are sent only if the user agrees", async () => {
    const noise = Buffer.alloc(2600 * 1600 * 3);
    for (let place = 0; place < noise.length; place += 1)
      noise[place] = (place * 2_654_435_761) >>> 24;
    const [x1, y1, x2, y2]: Box = [900, 500, 1700, 1200];
    const mark = {
      create: { width: x2 - x1, height: y2 - y1, channels: 3, background: "#ff0000" },
    } as const;
    const content = await sharp(noise, { raw: { width: 2600, height: 1600, channels: 3 } })
      .recomb([
        [0.1, 0.1, 0.1],
        [0.1, 0.1, 0.1],
        [0.3, 0.3, 0.4],
      ])
      .composite([{ input: mark, left: x1, top: y1 }])
      .removeAlpha()
      .png({ compressionLevel: 0 })
      .toBuffer();
    const api = studioApi(studio.url);
    const asset = await api.keep("noise.png", content);
    const request = {
      model: "wan2.7-image",
      prompt: "x",
      inputs: [{ assetId: asset.id, boxes: [[x1, y1, x2, y2]] }],
      parameters: { n: 1, size: "1K" },
    };
    const refused = await api.generate(request, "too-large");
    expect(refused.status).toBe(422);
    expect((await refused.json()).errors).toMatchObject([
      { path: "inputs", code: "inputs.bodyTooLarge" },
    ]);
    const taken = await api.generate({ ...request, shrinkInputs: true }, "smaller");
    expect(taken.status).toBe(202);
    const ended = await api.untilEnded((await taken.json()).generation.id);
    expect(ended.sentInputs?.[0]?.changes).toEqual(["compressed"]);
    const received = await lastReceived();
    const there = await markIn(received.content);
    expectNear(received.boxes[0], there.box, 1);
    expect(received.content.byteLength).toBeLessThan(6 * 1024 * 1024);
  });
});
