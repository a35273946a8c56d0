import { expect, type Page } from "@playwright/test";
import { frameOf, type Place, paintedPixels } from "./screen";

/** Numbers from 0 to 1 that are the same in every run. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const stageOf = (page: Page) => page.getByRole("application");

/** The numbers beside the selected box, as they stand there; see `expectBox` for what they come to be. */
export const boxNumbers = (page: Page): Promise<number[]> =>
  page
    .getByRole("textbox", { name: /^[xy][12]$/ })
    .evaluateAll((fields: HTMLInputElement[]) => fields.map(({ value }) => Number(value)));

/** Waits until the numbers beside the selected box are these. */
export const expectBox = (page: Page, box: number[]) =>
  expect.poll(() => boxNumbers(page)).toEqual(box);

/** Device pixels an image pixel, as the zoom button says it. */
export async function zoomOf(page: Page): Promise<number> {
  const name = await page
    .getByRole("button", { name: /^Zoom [\d,]+ %/ })
    .getAttribute("aria-label");
  return Number(/([\d,]+) %/.exec(name ?? "")?.[1]?.replace(",", "")) / 100;
}

/** What the studio reads under the pointer; undefined beside the picture. */
export async function readPixel(page: Page): Promise<(Place & { isExact: boolean }) | undefined> {
  // At once, since it is asked for hundreds of times; what is not shown has no role.
  const [text] = await page
    .getByRole("note", { name: "Pixel under the pointer" })
    .allTextContents();
  if (text === undefined) return undefined;
  const [, x, y] = /(\d+), (\d+)/.exec(text) ?? [];
  return { x: Number(x), y: Number(y), isExact: /#/.test(text) && !text.includes("≈") };
}

/** The colour that the screen shows at a place of the page, in CSS pixels; and whether it is that of all device pixels around. */
export async function colourOnScreen(page: Page, { x, y }: Place, ratio: number) {
  // Even, so that it begins with a whole device pixel also where there are 1.5 of them a pixel.
  const even = (value: number) => 2 * Math.floor(value / 2) - 2;
  const clip = { x: even(x), y: even(y), width: 6, height: 6 };
  const { colourAt } = await paintedPixels(page, clip);
  const column = Math.floor((x - clip.x) * ratio + 0.001);
  const row = Math.floor((y - clip.y) * ratio + 0.001);
  const colour = colourAt(column, row);
  const around = [-1, 0, 1].flatMap((across) =>
    [-1, 0, 1].map((down) => colourAt(column + across, row + down)),
  );
  return { colour, isEven: around.every((other) => other.join() === colour.join()) };
}

/** Moves the mouse to a random place of the stage that lies on the picture, away from what floats there. */
export async function hoverPicture(page: Page, random: () => number): Promise<Place> {
  const frame = await frameOf(stageOf(page));
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const place = {
      x: Math.round(frame.x + 12 + random() * (frame.width - 24)),
      y: Math.round(frame.y + 110 + random() * (frame.height - 230)),
    };
    await page.mouse.move(place.x, place.y);
    if (await readPixel(page)) return place;
  }
  throw new Error("The picture is not to be found on the stage.");
}

/** Zooms in somewhere on the picture by some turns of the wheel, and drags it with the space bar. */
export async function lookSomewhere(page: Page, random: () => number): Promise<void> {
  await page.getByRole("button", { name: "Fit (0)" }).click();
  const from = await hoverPicture(page, random);
  // Up to some 150 times as large. Few turns, since each draws the stage; none as short as a finger's.
  const turns = Math.floor(random() * 4);
  for (let turn = 0; turn < turns; turn += 1) await page.mouse.wheel(0, -50 - random() * 1_000);
  await stageOf(page).focus();
  await page.keyboard.down("Space");
  await page.mouse.down();
  const frame = await frameOf(stageOf(page));
  // At most by a quarter of the stage: enough of the picture stays there to be found again.
  const away = (length: number) => ((random() - 0.5) * length) / 2;
  await page.mouse.move(from.x + away(frame.width), from.y + away(frame.height), { steps: 2 });
  await page.mouse.up();
  await page.keyboard.up("Space");
}

export async function dragMouse(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y, { steps: 2 });
  await page.mouse.up();
}

/** Waits until the pixels under the pointer are the original's own. */
export const untilExact = (page: Page) =>
  expect.poll(async () => (await readPixel(page))?.isExact, { intervals: [20, 50] }).toBe(true);
