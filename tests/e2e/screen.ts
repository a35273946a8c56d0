import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";

/** In CSS pixels from the page's corner. */
export interface Place {
  x: number;
  y: number;
}

type Colour = readonly [red: number, green: number, blue: number];

/** A colour at a place of an element: 0 to 1 across and down, and "#rrggbb". */
type Expected = readonly [across: number, down: number, hex: string];

/** Colours that differ by so much in each channel look the same: previews are not lossless. */
const sameWithin = 10;

/** The pixels of a part of the screen as they are painted, by device pixels from its corner. */
export async function paintedPixels(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
) {
  const { data, info } = await sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colourAt = (column: number, row: number): Colour => {
    const at = (row * info.width + column) * info.channels;
    return [data[at] ?? -1, data[at + 1] ?? -1, data[at + 2] ?? -1];
  };
  return { colourAt, width: info.width, height: info.height };
}

/** By how many CSS pixels the page can be scrolled sideways. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is seen at a place is what lies so many device pixels around it, on average. */
const around = 3;

/** Where an element is on the screen, once it is: it may be replaced between being found and measured. */
export async function frameOf(element: Locator) {
  for (;;) {
    await expect(element).toBeVisible();
    const frame = await element.boundingBox();
    if (frame) return frame;
  }
}

/** The colours that the screen shows at places of an element, all of one moment. */
export async function paintedColours(
  element: Locator,
  places: readonly (readonly [across: number, down: number, ...unknown[]])[],
): Promise<Colour[]> {
  const clip = await frameOf(element);
  const { colourAt, width, height } = await paintedPixels(element.page(), clip);
  const within = (part: number, length: number) =>
    Math.min(length - 1 - around, Math.max(around, Math.floor(part * length)));
  return places.map(([across, down]) => {
    const column = within(across, width);
    const row = within(down, height);
    const square = offsets.flatMap((x) => offsets.map((y) => colourAt(column + x, row + y)));
    const mean = (channel: 0 | 1 | 2) =>
      Math.round(square.reduce((sum, colour) => sum + colour[channel], 0) / square.length);
    return [mean(0), mean(1), mean(2)];
  });
}

const offsets = Array.from({ length: 2 * around + 1 }, (_, index) => index - around);

/** Waits until the screen shows each of the colours at its place of the element, all at once. */
export async function expectPainted(element: Locator, expected: readonly Expected[]) {
  const wanted = expected.map(([, , hex]) => hex);
  const seen = async () => {
    const colours = await paintedColours(element, expected);
    // One that is near enough is called as it is expected, so that the others stand out.
    return colours.map((colour, index) => {
      const hex = wanted[index] ?? "";
      return isSameColour(colour, colourOf(hex)) ? hex : hexOf(colour);
    });
  };
  await expect.poll(seen, { intervals: [100] }).toEqual(wanted);
}

export const isSameColour = (one: Colour, other: Colour, within = sameWithin): boolean =>
  one.every((value, channel) => Math.abs(value - (other[channel] ?? -1)) <= within);

export const hexOf = (colour: Colour): string =>
  `#${colour.map((value) => value.toString(16).padStart(2, "0")).join("")}`;

const colourOf = (hex: string): Colour => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];
