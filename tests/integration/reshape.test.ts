import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { assetsCreatedSchema } from "@/lib/core/api/asset";
import { openStudioHere } from "../support/in-process";
import { colourOfPlace, coordinatePicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: Awaited<ReturnType<typeof openStudioHere>>;
let api: ReturnType<typeof studioApi>;
beforeAll(async () => {
  studio = await openStudioHere({ STUDIO_DATA_DIR: await freshFolder() });
  api = studioApi(studio.url);
});
afterAll(() => studio.stop());

const bytesOf = async (url: string) => Buffer.from(await (await api.get(url)).arrayBuffer());

/** The image that comes of another, and its pixels. */
async function reshaped(id: string, reshape: unknown) {
  const response = await api.post(`/api/assets/${id}/reshape`, reshape);
  expect(response.status).toBe(201);
  const [asset] = assetsCreatedSchema.parse(await response.json()).assets;
  if (!asset) throw new Error("Nothing was made.");
  const { data, info } = await sharp(await bytesOf(asset.urls.original))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const place = (y * info.width + x) * info.channels;
    return [...data.subarray(place, place + 3)];
  };
  return { asset, at };
}

it.each([1, 6] as const)(
  "cuts the pixels of the upright image and turns them, and keeps the original, for orientation %d",
  async (orientation) => {
    const content = await coordinatePicture(300, 280, orientation);
    const original = await api.keep("places.png", content);

    const cut = await reshaped(original.id, { crop: [10, 20, 110, 90] });
    expect([cut.asset.width, cut.asset.height]).toEqual([100, 70]);
    expect(cut.asset.id).not.toBe(original.id);
    expect(cut.asset.hasAlpha).toBe(false);
    expect(cut.at(0, 0)).toEqual(colourOfPlace(10, 20));
    expect(cut.at(99, 69)).toEqual(colourOfPlace(109, 89));

    const turned = await reshaped(original.id, { turn: 90 });
    expect([turned.asset.width, turned.asset.height]).toEqual([280, 300]);
    expect(turned.at(279, 0)).toEqual(colourOfPlace(0, 0));
    expect(turned.at(0, 299)).toEqual(colourOfPlace(299, 279));

    expect(await bytesOf(original.urls.original)).toEqual(content);
  },
);

it("cuts at the edges of the image what reaches out of it", async () => {
  const original = await api.keep("places.png", await coordinatePicture(300, 280));
  const { asset } = await reshaped(original.id, { crop: [200, 200, 9_000, 9_000] });
  expect([asset.width, asset.height]).toEqual([100, 80]);
});

it.each([
  [true, "image/png"],
  [false, "image/jpeg"],
])("keeps what a cut AVIF lets through, transparent: %s", async (isTransparent, mime) => {
  const background = { r: 200, g: 60, b: 20, alpha: isTransparent ? 0.5 : 1 };
  const channels = isTransparent ? 4 : 3;
  const plain = sharp({ create: { width: 300, height: 280, channels, background } });
  const original = await api.keep("glass.avif", await plain.avif().toBuffer());
  expect(original.hasAlpha).toBe(isTransparent);

  const { asset } = await reshaped(original.id, { crop: [10, 20, 110, 90] });
  expect(asset).toMatchObject({ mime, hasAlpha: isTransparent });
  const { channels: drawn } = await sharp(await bytesOf(asset.urls.original)).stats();
  expect(drawn).toHaveLength(channels);
  if (isTransparent) expect(Math.abs((drawn[3]?.mean ?? 0) - 128)).toBeLessThan(3);
});

it("refuses what is no way to cut or turn, and an image that nobody has", async () => {
  const original = await api.keep("places.png", await coordinatePicture(300, 280));
  for (const wrong of [{ turn: 45 }, { crop: [1, 2, 3] }, { crop: [0.5, 0, 1, 1] }, { other: 1 }]) {
    const answer = await api.post(`/api/assets/${original.id}/reshape`, wrong);
    expect(answer.status).toBe(422);
  }
  const unknown = "018f0000-0000-7000-8000-0000000000ff";
  expect((await api.post(`/api/assets/${unknown}/reshape`, { turn: 90 })).status).toBe(404);
});
