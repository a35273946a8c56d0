import { expect, it } from "vitest";
import { openPicture, type Picture } from "@/lib/client/picture/picture";
import { visibleTiles } from "@/lib/core/stage/tiles";

/** A picture of the given size as an address, drawn here. */
async function pictureUrl(width: number, height: number): Promise<string> {
  const paper = new OffscreenCanvas(width, height);
  paper.getContext("2d")?.fillRect(0, 0, width, height);
  return URL.createObjectURL(await paper.convertToBlob());
}

/** An original of 4000 × 1000 pixels, whose every tile is the same picture. */
const source = async ({ hasAlpha = false } = {}) => ({
  width: 4000,
  height: 1000,
  hasAlpha,
  previewUrl: await pictureUrl(2048, 512),
  // What follows a # is not part of the address that is fetched.
  tilesUrl: `${await pictureUrl(1024, 1000)}#`,
});
const thumbUrl = () => pictureUrl(384, 96);

const widths = (picture: Picture, scale: number) =>
  picture.layers(scale).map(({ bitmap }) => bitmap.width);

it("one of many is loaded as finely as it is wanted, and drawn from no more pixels than needed", async () => {
  const picture = openPicture({ ...(await source()), thumbUrl: await thumbUrl() });
  expect(picture.layers(1)).toEqual([]);
  picture.want(0.09);
  await expect.poll(() => widths(picture, 1)).toEqual([384]);
  expect(picture.progress().preview).toBe("loading");
  picture.want(0.4);
  await expect.poll(() => picture.progress().preview).toBe("ready");
  expect([0.09, 0.2, 0.4, 2].map((scale) => widths(picture, scale)[0])).toEqual([
    384, 1024, 2048, 2048,
  ]);
  picture.close();
});

it("one that is viewed alone has its preview only", async () => {
  const picture = openPicture(await source());
  picture.want(0.01);
  await expect.poll(() => widths(picture, 0.01)).toEqual([2048]);
  picture.close();
});

it.each([
  { hasAlpha: false, drawn: [2048, 1024, 1024] },
  { hasAlpha: true, drawn: [1024, 1024] },
])(
  "the preview fills the hairlines between tiles, but shows through none: $hasAlpha",
  async ({ hasAlpha, drawn }) => {
    const original = await source({ hasAlpha });
    const picture = openPicture(original);
    const seen = visibleTiles(
      original,
      { scale: 1, left: -100, top: 0 },
      { width: 1800, height: 800 },
      1,
    );
    const layers = () => picture.layers(1, seen).map(({ bitmap }) => bitmap.width);
    picture.want(1);
    await expect.poll(layers).toEqual([2048]);
    picture.wantTiles(seen.slice(0, 1));
    // As long as a tile is missing, the preview stands in for it.
    await expect.poll(layers).toEqual([2048, 1024]);
    picture.wantTiles(seen);
    await expect.poll(layers).toEqual(drawn);
    expect(picture.progress()).toEqual({ preview: "ready", isIncomplete: false });
    picture.close();
  },
);

it("what cannot be loaded is told, and is requested again when it is wanted again", async () => {
  const original = await source();
  const picture = openPicture({ ...original, previewUrl: "/no-such-picture" });
  let news = 0;
  picture.subscribe(() => {
    news += 1;
  });
  picture.want(1);
  await expect.poll(() => picture.progress().preview).toBe("failed");
  const before = news;
  picture.tryAgain();
  expect(picture.progress().preview).toBe("loading");
  await expect.poll(() => picture.progress().preview).toBe("failed");
  expect(news).toBeGreaterThan(before);
  picture.close();
});
