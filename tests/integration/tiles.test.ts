import { truncate } from "node:fs/promises";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Asset } from "@/lib/core/api/asset";
import { levelSize, tileGrid, tileRegion } from "@/lib/core/stage/tiles";
import { imageFile } from "../support/image-file";
import { clockPicture, noisePicture, plainPicture } from "../support/pictures";
import { freshFolder, type RunningServer, startStudioWithoutPages } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: RunningServer;
let api: ReturnType<typeof studioApi>;
let dataDir: string;

beforeAll(async () => {
  dataDir = await freshFolder();
  studio = await startStudioWithoutPages({ STUDIO_DATA_DIR: dataDir });
  api = studioApi(studio.url);
});
afterAll(() => studio.stop());

const address = ({ urls }: Asset, level: number, column: number, row: number) =>
  `${urls.tiles}/${level}/${column}/${row}`;

const rawOf = (image: Sharp) => image.raw().toBuffer({ resolveWithObject: true });

async function tileOf(asset: Asset, level: number, column: number, row: number) {
  const response = await api.get(address(asset, level, column, row));
  expect(response.status).toBe(200);
  return rawOf(sharp(await response.arrayBuffer()));
}

/** Every tile of a level, put together. */
async function assembled(asset: Asset, level: number) {
  const { columns, rows } = tileGrid(asset, level);
  const parts = [];
  let channels = 3;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const { data, info } = await tileOf(asset, level, column, row);
      const region = tileRegion(asset, level, column, row);
      expect(levelSize(region ?? asset, level)).toEqual({ width: info.width, height: info.height });
      parts.push({ data, info, left: column * 1024, top: row * 1024 });
      channels = info.channels;
    }
  }
  const { width, height } = levelSize(asset, level);
  const whole = Buffer.alloc(width * height * channels);
  for (const { data, info, left, top } of parts) {
    const rowBytes = info.width * channels;
    for (let y = 0; y < info.height; y += 1) {
      const at = ((top + y) * width + left) * channels;
      data.copy(whole, at, y * rowBytes, (y + 1) * rowBytes);
    }
  }
  return whole;
}

describe("the tiles of an original", () => {
  it("hold its exact pixels at level 0, and are smaller at its edges", async () => {
    const content = await noisePicture(2500, 1100);
    const asset = await api.keep("noise.png", content);
    expect(tileGrid(asset, 0)).toEqual({ columns: 3, rows: 2 });
    const { data } = await rawOf(sharp(content));
    expect((await assembled(asset, 0)).equals(data)).toBe(true);
    const corner = await tileOf(asset, 0, 2, 1);
    expect([corner.info.width, corner.info.height]).toEqual([452, 76]);
  });

  it("are half as large at level 1, without a seam where they meet", async () => {
    const content = await noisePicture(4200, 1200);
    const asset = await api.keep("wide noise.png", content);
    const whole = sharp(content).resize(2100, 600, { fit: "fill" });
    const { data } = await rawOf(whole);
    expect((await assembled(asset, 1)).equals(data)).toBe(true);
    const edge = await tileOf(asset, 1, 2, 0);
    expect([edge.info.width, edge.info.height]).toEqual([52, 600]);
  });

  it("have the right size at every level even if sizes do not divide evenly", async () => {
    const asset = await api.keep("odd.png", await noisePicture(4099, 1025));
    for (const level of [1, 2, 3]) await assembled(asset, level);
  });

  it("are upright, whatever EXIF says", async () => {
    const content = await sharp(await clockPicture())
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const asset = await api.keep("turned.jpg", content);
    const upright = await rawOf(sharp(content).autoOrient());
    expect([upright.info.width, upright.info.height]).toEqual([asset.width, asset.height]);
    expect((await assembled(asset, 0)).equals(upright.data)).toBe(true);
  });

  it("keep alpha, and the colours under it", async () => {
    const { data, info } = await rawOf(sharp(await noisePicture(300, 200)).ensureAlpha(0.25));
    for (let at = 3; at < data.length / 2; at += 4) data[at] = 0;
    const { width, height, channels } = info;
    const content = await sharp(data, { raw: { width, height, channels } }).png().toBuffer();
    const asset = await api.keep("see-through.png", content);
    expect((await assembled(asset, 0)).equals(data)).toBe(true);
  });

  it("show other depths, greys and BMP in the colours of the preview", async () => {
    const deep = sharp(await noisePicture(200, 100)).toColourspace("rgb16");
    const grey = sharp(await noisePicture(200, 100)).toColourspace("b-w");
    for (const content of [await deep.png().toBuffer(), await grey.png().toBuffer()]) {
      const asset = await api.keep("other.png", content);
      const { data } = await rawOf(sharp(content).toColourspace("srgb"));
      const shown = await assembled(asset, 0);
      expect(shown.length).toBe(data.length);
      // 16 bits are rounded to 8, not cut off.
      expect(shown.every((value, at) => Math.abs(value - (data[at] ?? 0)) <= 1)).toBe(true);
    }
    const bmp = await api.keep(
      "plain.bmp",
      await imageFile({ width: 64, height: 40, format: "bmp" }),
    );
    expect([...(await assembled(bmp, 0)).subarray(0, 3)]).toEqual([160, 160, 160]);
  });
});

describe("a tile", () => {
  it("is cached forever", async () => {
    const asset = await api.keep("small.png", await plainPicture(300, 300));
    const response = await api.get(address(asset, 0, 0, 0));
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("cache-control")).toContain("immutable");
    const etag = response.headers.get("etag") ?? "";
    const again = await api.get(address(asset, 0, 0, 0), { "If-None-Match": etag });
    expect(again.status).toBe(304);
  });

  it("outside the grid does not exist; an invalid position is refused", async () => {
    const asset = await api.keep("grid.png", await plainPicture(1500, 800));
    for (const place of ["0/2/0", "0/0/1", "2/0/0", "1/1/0", "999999/0/0"]) {
      const response = await api.get(`${asset.urls.tiles}/${place}`);
      expect(response.status, place).toBe(404);
      expect((await response.json()).code).toBe("notFound");
    }
    for (const place of ["0/0/-1", "x/0/0", "0/1.5/0", "0/0/1e3", "00/0/0", "0/9999999/0"]) {
      const response = await api.get(`${asset.urls.tiles}/${place}`);
      expect(response.status, place).toBe(422);
      expect((await response.json()).code).toBe("request.invalid");
    }
    expect((await api.get("/api/assets/nothing/tiles/0/0/0")).status).toBe(404);
  });

  it("of a damaged original is reported as gone", async () => {
    const asset = await api.keep("damaged.png", await noisePicture(320, 320));
    await truncate(join(dataDir, "blobs", asset.sha256.slice(0, 2), asset.sha256), 1000);
    const response = await api.get(address(asset, 0, 0, 0));
    expect(response.status).toBe(410);
    expect((await response.json()).code).toBe("asset.damaged");
  });

  it("needs a session if a password is set", async () => {
    const closed = await startStudioWithoutPages({
      STUDIO_DATA_DIR: await freshFolder(),
      STUDIO_PASSWORD: "long and secret",
    });
    for (const part of ["preview", "tiles/0/0/0", "tiles/x/0/0"]) {
      const response = await fetch(`${closed.url}/api/assets/1/${part}`);
      expect(response.status, part).toBe(401);
      expect((await response.json()).code).toBe("access.signInNeeded");
    }
    await closed.stop();
  });

  it("is described by the API", async () => {
    const { paths } = await (await api.get("/api/openapi.json")).json();
    const { parameters } = paths["/api/assets/{id}/tiles/{level}/{column}/{row}"].get;
    expect(parameters.map(({ name }: { name: string }) => name)).toEqual([
      "id",
      "level",
      "column",
      "row",
    ]);
  });
});
