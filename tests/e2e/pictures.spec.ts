import { expect, type Page } from "@playwright/test";
import { markedPicture } from "../support/pictures";
import { stageOf } from "./box-tools";
import { expectPainted, frameOf, isSameColour, paintedPixels } from "./screen";
import { dropFiles, test } from "./studio-test";

const red = "#c0392b";
const blue = "#2b6cc4";
const size = { width: 900, height: 600 };

/** Drops a red picture with a blue square in its middle. What only hints at a picture shows no such edge. */
async function dropMarked(page: Page, url: string) {
  await page.goto(url);
  const buffer = await markedPicture(size.width, size.height, red, blue);
  await dropFiles(page, [{ name: "marked.png", mimeType: "image/png", buffer }]);
  await expect(stageOf(page)).toHaveAccessibleName(/marked.png/);
}

/** The line of the first box. */
const orange = [0xff, 0x8a, 0x3d] as const;

/** Where the first box's lines cross the picture from top to bottom, in its pixels, as they are painted. */
async function linesAcross(page: Page): Promise<number[]> {
  const clip = await frameOf(stageOf(page));
  const { colourAt, width, height } = await paintedPixels(page, clip);
  const columns = Array.from({ length: width }, (_, column) => column);
  // The picture is what is not as dark as the ground around it; it lies in the middle.
  const isPicture = (column: number) => colourAt(column, Math.floor(height / 2))[0] > 30;
  const left = columns.findIndex(isPicture);
  const scale = (columns.findLastIndex(isPicture) + 1 - left) / size.width;
  // A row a sixth of the picture above its middle: beside the mark, and beside the handles.
  const row = Math.floor(height / 2 - 100 * scale);
  const isLine = (column: number) => isSameColour(colourAt(column, row), orange, 24);
  return columns
    .filter((column) => isLine(column) && !isLine(column - 1))
    .map((column) => (column + 1 - left) / scale);
}

/** Waits until they cross it there, give or take a line's own width. */
async function expectLines(page: Page, places: number[]): Promise<void> {
  const seen = async () => {
    const lines = await linesAcross(page);
    return lines.map((line) => places.find((place) => Math.abs(place - line) <= 4) ?? line);
  };
  await expect.poll(seen).toEqual(places);
}

test("a picture is shown on the stage, in the strip, in the library and in the viewer", async ({
  page,
  studio,
}) => {
  await dropMarked(page, studio.url);
  const markAndBeside = (beside: number) =>
    [
      [0.5, 0.5, blue],
      [0.5 - beside, 0.5, red],
    ] as const;
  await expectPainted(stageOf(page), markAndBeside(0.2));
  const tile = page.getByRole("button", { name: /^Open marked.png/ });
  await expectPainted(tile, markAndBeside(0.2));
  const thumb = page.getByRole("button", { name: "Image 1: marked.png" });
  await expectPainted(thumb, markAndBeside(0.25));

  await tile.click();
  const viewer = page.getByRole("dialog");
  await expectPainted(viewer.getByRole("figure"), markAndBeside(0.2));
  await page.keyboard.press("Escape");
  await expect(viewer).toBeHidden();
  await page.getByRole("link", { name: "Library" }).click();
  await expectPainted(tile, markAndBeside(0.2));
});

test("a box is drawn where its numbers say, and disappears when it is undone", async ({
  page,
  studio,
}) => {
  await dropMarked(page, studio.url);
  await stageOf(page).focus();
  await page.keyboard.press("n");
  // From right to left, so that no number on the way turns the box around.
  for (const [name, value] of [
    ["x2", "800"],
    ["y2", "500"],
    ["x1", "150"],
    ["y1", "150"],
  ] as const) {
    await page.getByRole("textbox", { name, exact: true }).fill(value);
    await page.keyboard.press("Enter");
  }
  await expect(stageOf(page)).toHaveAccessibleName(/1 box/);
  await expectLines(page, [150, 800]);
  await page.getByRole("textbox", { name: "x1", exact: true }).fill("250");
  await page.keyboard.press("Enter");
  await expectLines(page, [250, 800]);

  await stageOf(page).focus();
  await page.keyboard.press("Delete");
  await expect(stageOf(page)).toHaveAccessibleName(/no box/);
  await expectLines(page, []);
});
