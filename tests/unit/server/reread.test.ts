import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { originalIn } from "@/lib/server/assets/blobs/original";
import { rereadAssets } from "@/lib/server/assets/reread";
import { choresHere } from "@/lib/server/chores";
import type { AssetRow } from "@/lib/server/db/assets/asset-rows";
import { findAssetRow } from "@/lib/server/db/assets/asset-rows";
import { createLiveHub } from "@/lib/server/live/hub-here";
import { createLog } from "@/lib/server/observe/log";
import { type KeptImages, openKeptImages } from "../../support/kept-images";

let images: KeptImages;
beforeAll(async () => {
  images = await openKeptImages();
});
afterAll(() => images.close());

const specimen = (name: string) =>
  readFile(resolve(import.meta.dirname, "../../support/odd-files", name));

const previewOf = (asset: AssetRow) =>
  images.stores.derivatives.pathOf("preview", originalIn(images.stores.blobs, asset));

/** As an earlier studio has left it: another preview, and nothing known of the file. */
async function forgotten(asset: AssetRow): Promise<Buffer> {
  const create = { width: 8, height: 8, channels: 3, background: "#000000" } as const;
  const black = await sharp({ create }).webp().toBuffer();
  await writeFile(await previewOf(asset), black);
  await images.stores.database
    .updateTable("assets")
    .set({ reading: 0, has_alpha: 0, frames: 1, is_irregular: 0, thumbhash: "" })
    .where("id", "=", asset.id)
    .execute();
  return black;
}

const rowOf = async ({ id }: AssetRow) => {
  const row = await findAssetRow(images.stores.database, id);
  if (!row) throw new Error("The image is gone.");
  return row;
};

describe("a library of an earlier version", () => {
  it("is read once more, and looks as it does now", async () => {
    const odd = await images.keep(await specimen("bmp32_v5_alpha.bmp"));
    const plain = await images.keep(
      await sharp({ create: { width: 64, height: 64, channels: 3, background: "#28b446" } })
        .png()
        .toBuffer(),
    );
    const black = await forgotten(odd);
    await forgotten(plain);

    const parts = {
      ...images.stores,
      chores: choresHere,
      live: createLiveHub(),
      log: createLog("silent", []),
    };
    const first = rereadAssets(parts);
    while ((await rowOf(plain)).reading === 0 || (await rowOf(odd)).reading === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await first.stop();

    const now = await rowOf(odd);
    expect(now).toMatchObject({ has_alpha: 1, is_irregular: 1, thumbhash: odd.thumbhash });
    expect((await readFile(await previewOf(odd))).equals(black)).toBe(false);
    // What never looked other keeps what was made of it.
    expect((await readFile(await previewOf(plain))).equals(black)).toBe(true);
  });
});
