import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, expect, it } from "vitest";
import { type DerivativeStore, openDerivativeStore } from "@/lib/server/assets/derivatives";
import { localFile } from "@/lib/server/assets/pixels";
import { plainPicture } from "../../support/pictures";
import { freshFolder } from "../../support/processes";

let folder: string;
let store: DerivativeStore;
beforeAll(async () => {
  folder = await freshFolder();
  store = await openDerivativeStore(join(folder, "derivatives"));
});

let kept = 0;
/** An image without any renditions yet. */
async function anOriginal(content?: Buffer) {
  kept += 1;
  const path = join(folder, `${kept}.png`);
  await writeFile(path, content ?? (await plainPicture(1200, 800)));
  return {
    path,
    withFile: localFile(path),
    sha256: String(kept).padStart(64, "0"),
    mime: "image/png",
  };
}

/** Which file it is: one that was made again is another, whatever it is called. */
const fileAt = async (path: string) => (await stat(path)).ino;

it("a preview requested after the thumb leaves the thumb as it is", async () => {
  const original = await anOriginal();
  const thumb = await store.pathOf("thumb", original);
  const before = await fileAt(thumb);
  const preview = await store.pathOf("preview", original);
  expect(await fileAt(thumb)).toBe(before);
  expect(await sharp(preview).metadata()).toMatchObject({ width: 1200, height: 800 });
  expect(await sharp(thumb).metadata()).toMatchObject({ width: 384, height: 256 });
});

it("a thumb requested first is the very file that stays when a preview is requested meanwhile", async () => {
  const original = await anOriginal();
  const first = store.pathOf("thumb", original).then(fileAt);
  const asked = [store.pathOf("preview", original), store.pathOf("preview", original)];
  const before = await first;
  await Promise.all(asked);
  expect(await fileAt(await store.pathOf("thumb", original))).toBe(before);
});

it("a preview makes a missing thumb too, and a request for that thumb meanwhile waits for it", async () => {
  const original = await anOriginal();
  const preview = store.pathOf("preview", original);
  const thumb = await fileAt(await store.pathOf("thumb", original));
  await preview;
  expect(await fileAt(await store.pathOf("thumb", original))).toBe(thumb);
});

/** In this share of the rows each pixel differs from the one before. */
async function withGrain(share: number): Promise<Buffer> {
  const [width, height] = [600, 400];
  const data = Buffer.alloc(width * height * 3, 90);
  for (let at = 0; at < width * height * share; at += 1) data[at * 3] = (at * 7919) % 256;
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

it("areas of one colour are kept to the digit, and what is finely drawn is packed with loss", async () => {
  const packing = async (share: number) => {
    const path = await store.pathOf("preview", await anOriginal(await withGrain(share)));
    return (await readFile(path)).toString("latin1", 12, 16);
  };
  expect(await packing(0)).toBe("VP8L");
  expect(await packing(0.02)).toBe("VP8L");
  expect(await packing(0.5)).toBe("VP8 ");
});

it("a truncated thumb is made again, with the preview and alone", async () => {
  const original = await anOriginal();
  const thumb = await store.pathOf("thumb", original);
  await writeFile(thumb, "");
  await store.pathOf("preview", original);
  expect(await sharp(thumb).metadata()).toMatchObject({ width: 384 });
  await writeFile(thumb, "");
  expect(await sharp(await store.pathOf("thumb", original)).metadata()).toMatchObject({
    width: 384,
  });
});

it("an unreadable image fails every caller, and works again once it can be read", async () => {
  const original = await anOriginal(Buffer.from("no picture"));
  const asked = await Promise.allSettled([
    store.pathOf("thumb", original),
    store.pathOf("preview", original),
    store.pathOf("preview", original),
  ]);
  expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  await writeFile(original.path, await plainPicture(400, 300));
  await store.pathOf("preview", original);
  expect(await sharp(await store.pathOf("thumb", original)).metadata()).toMatchObject({
    width: 384,
  });
});
