import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { markedPicture, plainPicture } from "../../support/pictures";
import { studioApi } from "../../support/studio-api";
import { expectPainted, frameOf, hexOf } from "../screen";
import { shot, test } from "../studio-test";
import { openComparison } from "./compare-tools";

const red = "#c0392b";
const blue = "#2b6cc4";
/** What is seen beside a picture. */
const ground = "#0a0b0c";

/** A comparison of a wide red picture with a tall blue one: each covers places that the other leaves free. */
async function openWideAndTall(page: Page, url: string) {
  const api = studioApi(url);
  const wide = await api.keep("wide.png", await plainPicture(900, 300, red));
  const tall = await api.keep("tall.png", await plainPicture(300, 900, blue));
  await openComparison(page, url, [wide, tall]);
}

const wideAlone = [
  [0.5, 0.5, red],
  [0.1, 0.5, red],
  [0.5, 0.1, ground],
] as const;
const tallAlone = [
  [0.5, 0.5, blue],
  [0.1, 0.5, ground],
  [0.5, 0.1, blue],
] as const;

const everywhere = (colour: string) =>
  [
    [0.5, 0.5, colour],
    [0.02, 0.5, colour],
    [0.5, 0.98, colour],
  ] as const;

test("blinking alternates two images in the same place, by Space and by itself, also when zoomed in", async ({
  page,
  studio,
}) => {
  await openWideAndTall(page, studio.url);
  await page.keyboard.press("b");
  const pane = page.getByRole("application");
  await expectPainted(pane, wideAlone);
  await page.keyboard.press("Space");
  await expectPainted(pane, tallAlone);
  await page.keyboard.press("Space");
  await expectPainted(pane, wideAlone);

  await page.getByRole("button", { name: "Auto" }).click();
  await expectPainted(pane, tallAlone);
  await expectPainted(pane, wideAlone);
  await expectPainted(pane, tallAlone);

  // So near that each covers the whole pane: what is drawn then lies in another layer.
  await page.keyboard.press("g");
  await page.keyboard.press("b");
  await pane.focus();
  for (let presses = 0; presses < 10; presses += 1) await page.keyboard.press("+");
  await expectPainted(pane, everywhere(red));
  await page.keyboard.press("Space");
  await expectPainted(pane, everywhere(blue));
  await page.keyboard.press("Space");
  await expectPainted(pane, everywhere(red));
});

/** A comparison of a red square with a blue one: where the one is, the other is as well. */
async function openSquares(page: Page, url: string) {
  const api = studioApi(url);
  const one = await api.keep("red.png", await plainPicture(600, 600, red));
  const other = await api.keep("blue.png", await plainPicture(600, 600, blue));
  await openComparison(page, url, [one, other]);
}

test("the edge of the wipe divides the two images where it stands, by key and by drag", async ({
  page,
  studio,
}) => {
  await openSquares(page, studio.url);
  const panes = page.getByRole("application");
  await expectPainted(panes.first(), everywhere(red).slice(0, 1));
  await expectPainted(panes.last(), everywhere(blue).slice(0, 1));

  await page.keyboard.press("w");
  const pane = page.getByRole("application");
  const partedAt = (edge: number) =>
    [
      [edge - 0.03, 0.2, red],
      [edge + 0.03, 0.2, blue],
    ] as const;
  await expectPainted(pane, partedAt(0.5));
  const edge = page.getByRole("slider", { name: "Edge between A and B" }).first();
  await edge.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(edge).toHaveAttribute("aria-valuenow", "60");
  await expectPainted(pane, partedAt(0.6));
  const frame = await frameOf(pane);
  await edge.hover();
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width * 0.3, frame.y + frame.height / 2, { steps: 4 });
  await page.mouse.up();
  await expectPainted(pane, partedAt(0.3));
  await page.screenshot(shot("compare-wipe"));
});

test("one image shows through the other as far as the slider says", { tag: "@browsers" }, async ({
  page,
  studio,
}) => {
  await openSquares(page, studio.url);
  await page.keyboard.press("o");
  const pane = page.getByRole("application");
  const opacity = page.getByRole("slider", { name: "Opacity of B" });
  await expect(opacity).toHaveValue("50");
  await expectPainted(pane, [[0.5, 0.5, "#765378"]]);
  await opacity.fill("0");
  await expectPainted(pane, [[0.5, 0.5, red]]);
  await opacity.fill("100");
  await expectPainted(pane, [[0.5, 0.5, blue]]);
});

test("the difference is bright where the images differ, over the first one dimmed to grey", async ({
  page,
  studio,
}) => {
  const api = studioApi(studio.url);
  const one = await api.keep("plain.png", await plainPicture(600, 600, red));
  const other = await api.keep("marked.png", await markedPicture(600, 600, red, blue));
  await openComparison(page, studio.url, [one, other]);
  await page.keyboard.press("d");
  await expectPainted(page.getByRole("application"), [
    [0.5, 0.5, "#fff4d6"],
    [0.5, 0.2, "#1e1e1e"],
    [0.05, 0.5, ground],
  ]);
  await page.screenshot(shot("compare-difference"));
});

test("the loupe enlarges the place under the pointer, at the same point of every pane", async ({
  page,
  studio,
}) => {
  const api = studioApi(studio.url);
  const one = await api.keep("one.png", await markedPicture(600, 600, red, blue));
  const other = await api.keep("other.png", await markedPicture(1200, 1200, blue, red));
  await openComparison(page, studio.url, [one, other]);
  const panes = page.getByRole("application");
  const frame = await frameOf(panes.first());
  const mark = Math.min(frame.width, frame.height) / 5;
  // Ten pixels beside the mark: 20 pixels further back is inside it, or 40 under the loupe.
  const across = frame.width / 2 + mark / 2 + 10;
  const near = (back: number) => [(across - back) / frame.width, 0.5] as const;
  const seen = (pane: typeof panes, colours: [string, string]) =>
    expectPainted(pane, [
      [...near(20), colours[0]],
      [...near(55), colours[1]],
    ]);
  await page.mouse.move(frame.x + across, frame.y + frame.height / 2);
  await seen(panes.first(), [blue, blue]);
  await page.keyboard.press("l");
  await page.mouse.move(frame.x + across + 0.5, frame.y + frame.height / 2);
  await seen(panes.first(), [red, blue]);
  await seen(panes.last(), [blue, red]);
  await page.keyboard.press("l");
  await seen(panes.first(), [blue, blue]);
});

test("only the inside of the box is shown, before and after", async ({ page, studio }) => {
  const api = studioApi(studio.url);
  const input = await api.keep("marked.png", await markedPicture(900, 600, red, blue));
  const run = {
    model: "wan2.7-image",
    prompt: "Another colour",
    inputs: [{ assetId: input.id, boxes: [[390, 240, 510, 360]] }],
    parameters: { seed: 7, size: "1K" },
  };
  const { generation } = await (await api.generate(run, "box-only")).json();
  const [result] = (await api.untilEnded(generation.id)).outputs;
  if (!result) throw new Error("Nothing came of the run.");
  await openComparison(page, studio.url, [result, input]);
  await page.keyboard.press("x");
  const panes = page.getByRole("application");
  await expect(panes).toHaveCount(3);
  const corners = (colour: string) => [0.1, 0.5, 0.9].map((at) => [at, 0.5, colour] as const);
  await expectPainted(panes.first(), corners(blue));
  await expectPainted(panes.last(), corners(blue));

  const { width, height } = result;
  const file = await (await api.get(result.urls.original)).arrayBuffer();
  const { data } = await sharp(file)
    .extract({
      left: Math.round((390 / 900) * width),
      top: Math.round((240 / 600) * height),
      width: Math.round((120 / 900) * width),
      height: Math.round((120 / 600) * height),
    })
    .removeAlpha()
    .resize(100, 100, { fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (50 * 100 + 50) * 3;
  await expectPainted(panes.nth(1), [
    [0.5, 0.5, hexOf([data[at] ?? -1, data[at + 1] ?? -1, data[at + 2] ?? -1])],
  ]);
});
