import { writeFile } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { originalIn } from "@/lib/server/assets/blobs/original";
import { colourFailure } from "@/lib/server/assets/colour-guard";
import { prepareInputs } from "@/lib/server/assets/prepare";
import type { AssetRow } from "@/lib/server/db/assets/asset-rows";
import { type KeptImages, openKeptImages } from "../support/kept-images";

let images: KeptImages;
beforeAll(async () => {
  images = await openKeptImages();
});
afterAll(() => images.close());

const model = modelOf(catalog, "wan2.7-image");

/** How an image would go out, and what the guard says to it. */
async function guarded(asset: AssetRow, sending = { bodyBytes: 64 * 1024 * 1024, uploads: false }) {
  const inputs = [{ assetId: asset.id, boxes: [] }];
  const request = { model: model.id, prompt: "", inputs, parameters: {}, shrinkInputs: true };
  const { blobs } = images.stores;
  const prepared = await prepareInputs(request, [asset], model, sending, blobs);
  const failure = await colourFailure(images.stores, request, prepared.inputs);
  return { changes: prepared.inputs[0]?.changes, code: failure?.code };
}

/** Puts another picture where the preview of an image is. */
async function showInstead(asset: AssetRow, picture: Sharp): Promise<void> {
  const original = originalIn(images.stores.blobs, asset);
  const path = await images.stores.derivatives.pathOf("preview", original);
  await writeFile(path, await picture.webp().toBuffer());
}

const plain = (background: string, width = 400, height = 300) =>
  sharp({ create: { width, height, channels: 3, background } });

describe("a copy about to be sent", () => {
  it.each([
    ["white", "#ffffff"],
    ["black", "#000000"],
    ["what Display P3 would make of it", "#d33733"],
  ])("is held back if its preview is red and it is %s", async (_, background) => {
    // The picture of the preview is the red one; a file's own colours stand for a wrong copy.
    const asset = await images.keep(await plain(background).tiff().toBuffer());
    expect(await guarded(asset)).toEqual({ changes: ["converted"], code: undefined });
    await showInstead(asset, plain("#e61e28"));
    expect(await guarded(asset)).toEqual({
      changes: ["converted"],
      code: "studio.coloursDiffer",
    });
  });

  it("is held back if only a corner of it has other colours", async () => {
    const asset = await images.keep(await plain("#7fa3a8").tiff().toBuffer());
    const corner = await plain("#000000", 100, 75).png().toBuffer();
    await showInstead(asset, plain("#7fa3a8").composite([{ input: corner, left: 300, top: 225 }]));
    expect((await guarded(asset)).code).toBe("studio.coloursDiffer");
  });

  it("is not checked if the original is sent as it is", async () => {
    const asset = await images.keep(await plain("#336699").png().toBuffer());
    await showInstead(asset, plain("#e61e28"));
    expect(await guarded(asset)).toEqual({ changes: [], code: undefined });
  });

  /** A picture by a rule for its channels, which is as hard to pack as can be. */
  async function hard(channels: 3 | 4, valueAt: (x: number, y: number, channel: number) => number) {
    const [width, height] = [2401, 601];
    const pixels = Buffer.alloc(width * height * channels);
    for (let at = 0, place = 0; place < width * height; place += 1) {
      const [x, y] = [place % width, Math.floor(place / width)];
      for (let channel = 0; channel < channels; channel += 1, at += 1) {
        pixels[at] = valueAt(x, y, channel);
      }
    }
    const picture = sharp(pixels, { raw: { width, height, channels } });
    return images.keep(await picture.tiff({ compression: "deflate" }).toBuffer());
  }
  const random = (x: number, y: number, channel: number) =>
    Math.imul(x * 73 + y * 7919 + channel * 104_729, 2_654_435_761) >>> 24;

  it.each<[string, 3 | 4, (x: number, y: number, channel: number) => number]>([
    [
      "four colours that meet in the middle",
      3,
      (x, y, channel) => (channel === (x < 1200 ? 0 : 1) + (y < 300 ? 0 : 1) ? 255 : 0),
    ],
    ["broad stripes", 3, (x) => (x % 301 < 150 ? 255 : 0)],
    ["noise", 3, random],
    ["black and white noise", 3, (x, y) => (random(x, y, 0) > 127 ? 255 : 0)],
    ["stripes of red and blue", 3, (x, _, channel) => (channel === (x % 2) * 2 ? 255 : 0)],
    [
      "chequers of green and magenta",
      3,
      (x, y, channel) => ((channel === 1) === ((x + y) % 2 === 0) ? 255 : 0),
    ],
    [
      "dots of alpha",
      4,
      (x, y, channel) => (channel === 3 ? ((x + y) % 2) * 255 : random(x, y, channel)),
    ],
    [
      "a haze of alpha",
      4,
      (x, _, channel) => (channel === 3 ? (x * 255) / 2400 : channel === 0 ? 255 : 0),
    ],
  ])("passes, however hard it is to compress: %s", async (_, channels, valueAt) => {
    const asset = await hard(channels, valueAt);
    expect((await guarded(asset)).code).toBeUndefined();
    // With so little room that it shrinks to the smallest size.
    const tight = { bodyBytes: 200 * 1024, uploads: false };
    expect((await guarded(asset, tight)).code).toBeUndefined();
  });
});
