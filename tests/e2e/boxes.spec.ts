import { expect, type Page } from "@playwright/test";
import { colourOfPlace, coordinatePicture } from "../support/pictures";
import {
  boxNumbers,
  colourOnScreen,
  dragMouse,
  hoverPicture,
  lookSomewhere,
  readPixel,
  sequence,
  stageOf,
  untilExact,
  zoomOf,
} from "./box-tools";
import { dropFiles, test } from "./studio-test";

/** By name; the last one is stored turned, with the EXIF orientation that says so. */
const pictures = {
  "tall.png": { width: 240, height: 1920, orientation: 1 },
  "wide.png": { width: 1696, height: 960, orientation: 1 },
  // As large as images may be, on each screen along one of their sides.
  "broad.png": { width: 8000, height: 2000, orientation: 1 },
  "high.png": { width: 2000, height: 8000, orientation: 1 },
  "photo.webp": { width: 1200, height: 900, orientation: 6 },
} as const;
type Name = keyof typeof pictures;

const drawn = new Map<Name, Promise<Buffer>>();
function pictureOf(name: Name): Promise<Buffer> {
  const { width, height, orientation } = pictures[name];
  const picture = drawn.get(name) ?? coordinatePicture(width, height, orientation);
  drawn.set(name, picture);
  return picture;
}

const boxesEach = 8;

/** From two device pixels a pixel on, its colour is pure somewhere; the zoom is told to a percent only. */
const crispFrom = 2.05;

/** How far a colour on the screen may be from the original's at that place: nothing, where pixels are large enough. */
function toleranceAt(devicePixels: number): number {
  if (devicePixels >= crispFrom) return 0;
  // Between neighbours colours are mixed; the waves rise by 1 a pixel.
  if (devicePixels >= 1) return 2;
  return 1 / devicePixels + 14;
}

async function drawAndCompare(page: Page, random: () => number, ratio: number) {
  await lookSomewhere(page, random);
  const devicePixels = (await zoomOf(page)) * ratio;
  const seen = async () => {
    for (;;) {
      const place = await hoverPicture(page, random);
      if (devicePixels >= 1) await untilExact(page);
      const { colour, isEven } = await colourOnScreen(page, place, ratio);
      // Read last: the readout appears once the place has been painted.
      const pixel = await readPixel(page);
      // Not on the lines between pixels, which are drawn from 800 % on.
      if (pixel && (isEven || devicePixels < 8 * ratio)) return { place, pixel, colour };
    }
  };
  const first = await seen();
  let second = await seen();
  const from = first.place;
  while (Math.hypot(second.place.x - from.x, second.place.y - from.y) < 20) second = await seen();
  const to = second.place;
  await dragMouse(page, from, to);

  const [x1 = -1, y1 = -1, x2 = -1, y2 = -1] = await boxNumbers(page);
  const isRightwards = to.x >= from.x;
  const isDownwards = to.y >= from.y;
  const corners = [
    { ...first, stored: { x: isRightwards ? x1 : x2, y: isDownwards ? y1 : y2 } },
    { ...second, stored: { x: isRightwards ? x2 : x1, y: isDownwards ? y2 : y1 } },
  ];
  const tolerance = toleranceAt(devicePixels);
  for (const [index, { stored, pixel, colour }] of corners.entries()) {
    // Both points in one pixel: the box is still one pixel wide, so that one edge is beyond it.
    const isWidened = (axis: "x" | "y") => first.pixel[axis] === second.pixel[axis];
    if (!isWidened("x")) expect(stored.x).toBe(pixel.x);
    if (!isWidened("y")) expect(stored.y).toBe(pixel.y);
    const expected = colourOfPlace(pixel.x, pixel.y);
    const channels = devicePixels >= crispFrom ? [0, 1, 2] : [0, 1];
    for (const channel of channels) {
      const difference = Math.abs((colour[channel] ?? -1) - (expected[channel] ?? -1));
      expect(
        difference,
        `corner ${index} at ${pixel.x}, ${pixel.y}, zoom ${devicePixels}, ${colour} for ${expected}`,
      ).toBeLessThanOrEqual(tolerance);
    }
  }
  return [x1, y1, x2, y2];
}

for (const ratio of [1, 1.5, 2, 3]) {
  test.describe(`on a screen with ${ratio} device pixels per pixel`, () => {
    test.use({ deviceScaleFactor: ratio, viewport: { width: 1200, height: 760 } });

    test("boxes are stored as the pixels under the pointer, at any zoom and position, and are sent with their image", async ({
      page,
      studio,
      request,
    }) => {
      const random = sequence(ratio * 100);
      const huge = ratio === 1 || ratio === 3 ? "broad.png" : "high.png";
      const names: Name[] = ["tall.png", "wide.png", huge, "photo.webp"];
      await page.goto(studio.url);
      for (const name of names) {
        const mimeType = name.endsWith("png") ? "image/png" : "image/webp";
        await dropFiles(page, [{ name, mimeType, buffer: await pictureOf(name) }]);
        await expect(
          page.getByRole("button", { name: new RegExp(`^Image \\d: ${name}`) }),
        ).toBeVisible();
      }
      await page.getByRole("button", { name: /^Library pane/ }).click();
      await page.getByRole("button", { name: "Snap to edges" }).click();

      const kept = new Map<Name, number[]>();
      for (const name of names) {
        await page.getByRole("button", { name: new RegExp(`^Image \\d: ${name}`) }).click();
        await expect(stageOf(page).locator("canvas").first()).toBeVisible();
        for (let index = 0; index < boxesEach; index += 1) {
          if (index > 0) await page.keyboard.press("Delete");
          kept.set(name, await drawAndCompare(page, random, ratio));
        }
      }

      // Another order, one taken out and added again without boxes.
      await page.getByRole("button", { name: "Move image 3 earlier" }).click();
      await page.getByRole("button", { name: "Move image 1 later" }).click();
      await page.getByRole("button", { name: "Remove image 2" }).click();
      await dropFiles(page, [
        { name: "tall.png", mimeType: "image/png", buffer: await pictureOf("tall.png") },
      ]);
      await expect(page.getByRole("button", { name: /^Image 4: tall/ })).toBeVisible();
      await page.getByRole("textbox", { name: "Prompt" }).fill("Mark what is in image 1");
      await page.getByRole("button", { name: /^Run$/ }).click();

      const creation = async () => {
        const ledger = await (await request.get(`${studio.url}/sandbox/ledger`)).json();
        return ledger.requests.find(({ method }: { method: string }) => method === "POST");
      };
      await expect.poll(creation).toBeTruthy();
      const { body } = await creation();
      const order: Name[] = [huge, "wide.png", "photo.webp", "tall.png"];
      const sizes = order.map((name) => ({
        width: pictures[name].width,
        height: pictures[name].height,
      }));
      expect(body.input.messages[0].content.slice(0, 4)).toMatchObject(
        sizes.map((size) => ({ image: size })),
      );
      expect(body.parameters.bbox_list).toEqual([
        [kept.get(huge)],
        [kept.get("wide.png")],
        [kept.get("photo.webp")],
        [],
      ]);
    });
  });
}
