import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { locales } from "@/lib/i18n/locales";
import { clockPicture, coordinatePicture, plainPicture, tablePicture } from "../support/pictures";
import { studioApi } from "../support/studio-api";
import { expectPainted, frameOf, paintedPixels } from "./screen";
import { expectLook, shot, test } from "./studio-test";

const prompt = "Place the alarm clock from image 1 into box A of image 2.";
const palette = [
  { hex: "#1B263B", ratio: 6000 },
  { hex: "#E07A5F", ratio: 2500 },
  { hex: "#F2CC8F", ratio: 1500 },
];

/** A studio with two inputs and what was made of them. */
async function anEdit(url: string) {
  const api = studioApi(url);
  const clock = await api.keep("clock.png", await clockPicture());
  const table = await api.keep("table.png", await tablePicture());
  const request = {
    model: "wan2.7-image-pro",
    prompt,
    inputs: [
      { assetId: clock.id, boxes: [] },
      { assetId: table.id, boxes: [[989, 515, 1138, 681]] },
    ],
    parameters: { seed: 7, size: "1K", palette },
  };
  const { generation } = await (await api.generate(request, "edit")).json();
  const ended = await api.untilEnded(generation.id);
  const [result] = ended.outputs;
  if (!result) throw new Error("Nothing came of the run.");
  return { api, clock, table, result, generation: ended };
}

/** A run that gives the middle of a plain picture another colour, and that colour. */
async function aChange(api: ReturnType<typeof studioApi>, assetId: string) {
  const request = {
    model: "wan2.7-image",
    prompt: "Another colour in the middle",
    inputs: [{ assetId, boxes: [[200, 100, 1496, 860]] }],
    parameters: { seed: 7, size: "1K" },
  };
  const { generation } = await (await api.generate(request, "change")).json();
  const [result] = (await api.untilEnded(generation.id)).outputs;
  if (!result) throw new Error("Nothing came of the run.");
  const middle = { left: Math.floor(result.width / 2), top: Math.floor(result.height / 2) };
  const file = await (await api.get(result.urls.original)).arrayBuffer();
  const pixel = await sharp(file)
    .extract({ ...middle, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { result, changed: `#${pixel.toString("hex")}` };
}

const viewerOf = (page: Page) => page.getByRole("dialog");
const zoomOf = (page: Page) => viewerOf(page).getByRole("toolbar");

/** How much red changes from one pixel of the picture to the next on the screen, and whether each is wide there. */
async function pixelSteps(picture: Locator) {
  const clip = await frameOf(picture);
  // A row above the middle, where nothing floats over it.
  const row = { ...clip, y: clip.y + 300, height: 1 };
  const { colourAt, width } = await paintedPixels(picture.page(), row);
  const reds = Array.from({ length: width }, (_, column) => colourAt(column, 0)[0]);
  const edges = reds.flatMap((red, at) => (at > 0 && red !== reds[at - 1] ? [at] : []));
  const steps = edges.map((at) => Math.abs((reds[at] ?? 0) - (reds[at - 1] ?? 0)));
  const widths = edges.slice(1).map((at, index) => at - (edges[index] ?? 0));
  return { step: Math.max(...steps), isWide: Math.min(...widths) >= 14 && edges.length > 20 };
}

test("an image opens by its address alone, down to single pixels, and back closes it", async ({
  page,
  studio,
}) => {
  const api = studioApi(studio.url);
  const picture = await api.keep("places.png", await coordinatePicture(2600, 900));
  await page.goto(`${studio.url}/?image=${picture.id}`);
  const viewer = viewerOf(page);
  await expect(viewer.getByRole("img", { name: "places.png, 2600 × 900" })).toBeVisible();
  await expect(viewer.getByRole("textbox", { name: "Name" })).toHaveValue("places.png");

  await page.keyboard.press("z");
  await expect(zoomOf(page)).toHaveAccessibleName("Zoom 100 %, to 100 %");
  for (let times = 0; times < 12; times += 1) await page.keyboard.press("+");
  // Every pixel of the picture tells its own place: neighbours differ by one in red.
  const canvas = viewer.getByRole("img", { name: /places/ });
  await expect.poll(() => pixelSteps(canvas)).toEqual({ step: 1, isWide: true });
  await page.keyboard.press("z");
  await page.keyboard.press("z");
  await expect(zoomOf(page)).not.toHaveAccessibleName(/100 %, to/);

  await page.keyboard.press("Escape");
  await expect(viewer).toBeHidden();
  await expect(page).toHaveURL(`${studio.url}/`);
  await page.getByRole("button", { name: /^Open places\.png/ }).click();
  await expect(page).toHaveURL(new RegExp(`image=${picture.id}`));
  await page.goBack();
  await expect(viewer).toBeHidden();
  await page.goto(`${studio.url}/?image=018f0000-0000-7000-8000-000000000000`);
  await expect(viewer.getByText("There is no such image.")).toBeVisible();
});

test("before and after are shown by wipe and by holding a key, by keyboard alone", async ({
  page,
  studio,
}) => {
  const red = "#c0392b";
  const api = studioApi(studio.url);
  const plain = await api.keep("plain.png", await plainPicture(1696, 960, red));
  const { result, changed } = await aChange(api, plain.id);
  await page.goto(`${studio.url}/?image=${result.id}`);
  const viewer = viewerOf(page);
  const stage = viewer.getByRole("figure");
  const after = viewer.getByRole("img", { name: new RegExp(`^${result.name}`) });
  const before = viewer.getByRole("img", { name: "plain.png, 1696 × 960" });
  /** On the left of the middle, and on its right. */
  const expectSeen = (left: string, right: string) =>
    expectPainted(stage, [
      [0.45, 0.4, left],
      [0.55, 0.4, right],
    ]);
  await expectSeen(changed, changed);
  await expect(viewer.getByText("Boxes of image 1, at the same place")).toBeVisible();
  await expect(before).toBeHidden();

  await page.keyboard.press("w");
  await expect(before).toBeVisible();
  await expect(after).toBeVisible();
  await expectSeen(red, changed);
  const divider = viewer.getByRole("slider", { name: "Line between input and result" });
  await divider.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(divider).toHaveAttribute("aria-valuenow", "60");
  await expectSeen(red, red);
  await page.keyboard.press("Home");
  await expect(divider).toHaveAttribute("aria-valuenow", "0");
  await expectSeen(changed, changed);
  await page.keyboard.press("w");
  await expect(before).toBeHidden();

  await page.keyboard.down("c");
  await expect(before).toBeVisible();
  await expect(after).toBeHidden();
  await expectSeen(red, red);
  await page.keyboard.up("c");
  await expect(after).toBeVisible();
  await expectSeen(changed, changed);
});

test("another input of the run is shown, and compared with the result", async ({
  page,
  studio,
}) => {
  const { result } = await anEdit(studio.url);
  await page.goto(`${studio.url}/?image=${result.id}`);
  const viewer = viewerOf(page);
  await expect(viewer.getByText("Boxes of image 2, at the same place")).toBeVisible();
  await viewer.getByRole("button", { name: "Compare with input 1: clock.png" }).press("Enter");
  await viewer.getByRole("radio", { name: "Input" }).check();
  await expect(viewer.getByRole("img", { name: "clock.png, 1104 × 1472" })).toBeVisible();
  await page.screenshot(shot("viewer-input"));
});

test("all that is known is shown, and a note about an image is saved", async ({ page, studio }) => {
  const { result, generation, api } = await anEdit(studio.url);
  await page.goto(`${studio.url}/?image=${result.id}`);
  const viewer = viewerOf(page);
  await expect(viewer.getByText(prompt)).toBeVisible();
  for (const fact of [generation.requestId ?? "none", generation.taskId ?? "none", "Sent"]) {
    await expect(viewer.getByText(fact, { exact: true })).toBeVisible();
  }
  await expect(viewer.getByText("A [989, 515, 1138, 681]")).toBeVisible();

  await page.keyboard.press("4");
  await page.keyboard.press("f");
  await viewer.getByRole("textbox", { name: "Note" }).fill("窓の光が好き");
  await viewer.getByRole("combobox", { name: "Add a tag" }).fill("spring,");
  await viewer.getByRole("textbox", { name: "New board" }).fill("Campaign");
  await page.keyboard.press("Enter");
  await expect(viewer.getByRole("checkbox", { name: "Campaign" })).toBeChecked();
  const name = viewer.getByRole("textbox", { name: "Name" });
  await name.fill("Breakfast");
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await api.get(`/api/assets/${result.id}`)).json())
    .toMatchObject({
      rating: 4,
      starred: true,
      note: "窓の光が好き",
      tags: ["spring"],
      name: "Breakfast",
    });
  await page.reload();
  await expect(viewer.getByRole("button", { name: "4 stars", pressed: true })).toBeVisible();

  await page.keyboard.press("d");
  await expect(viewer.getByText(prompt)).toBeHidden();
  await page.keyboard.press("d");
  await viewer.getByRole("button", { name: "Open input 2: table.png" }).click();
  await expect(name).toHaveValue("table.png");
});

test("an image is trashed with an undo, and the next one appears", async ({ page, studio }) => {
  const api = studioApi(studio.url);
  await api.keep("clock.png", await clockPicture());
  const table = await api.keep("table.png", await tablePicture());
  await page.goto(studio.url);
  await page.getByRole("button", { name: /^Open table\.png/ }).click();
  const name = viewerOf(page).getByRole("textbox", { name: "Name" });
  await expect(viewerOf(page).getByText("1 of 2")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(name).toHaveValue("clock.png");
  await page.keyboard.press("ArrowLeft");
  await expect(name).toHaveValue("table.png");
  await page.keyboard.press("Delete");
  await expect(name).toHaveValue("clock.png");
  await expect(page.getByRole("status").filter({ hasText: "moved to trash." })).toBeVisible();
  await expect
    .poll(async () => (await (await api.get(`/api/assets/${table.id}`)).json()).trashedAt)
    .toBeTruthy();
  await page.keyboard.press("Control+z");
  await expect(name).toHaveValue("table.png");
  await expect
    .poll(async () => (await (await api.get(`/api/assets/${table.id}`)).json()).trashedAt)
    .toBeUndefined();
});

test("parts of a run are reused, with a notice and an undo, and the run is varied at once", async ({
  page,
  studio,
}) => {
  const { result } = await anEdit(studio.url);
  await page.goto(`${studio.url}/library?image=${result.id}`);
  const viewer = viewerOf(page);
  await viewer.getByRole("button", { name: "Use the seed" }).click();
  await expect(page).toHaveURL(`${studio.url}/`);
  const seed = page.getByRole("textbox", { name: "Seed" });
  const words = page.getByRole("textbox", { name: "Prompt" });
  await expect(seed).toHaveValue("7");
  await expect(words).toHaveValue("");
  await expect(
    page.getByRole("status").filter({ hasText: "Seed 7 copied to Compose." }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(seed).toHaveValue("");

  await page.goto(`${studio.url}/?image=${result.id}`);
  await viewer.getByRole("button", { name: "Use all settings" }).click();
  await expect(words).toHaveValue(prompt);
  await expect(page.getByRole("button", { name: "Image 2: table.png" })).toBeVisible();
  await page.goto(`${studio.url}/?image=${result.id}`);
  await viewer.getByRole("button", { name: "Variation with a new seed, CN¥0.50" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "The variation is running." }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toHaveCount(2);
});

test("the viewer is accessible: axe agrees in both themes, in every language, on a tablet", async ({
  page,
  studio,
}) => {
  const { result } = await anEdit(studio.url);
  const address = `${studio.url}/?image=${result.id}`;
  for (const theme of ["dark", "light"]) {
    for (const locale of locales) {
      await page.context().addCookies([
        { name: "swatchbox_locale", value: locale, url: studio.url },
        { name: "swatchbox_theme", value: theme, url: studio.url },
      ]);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(address);
      await expectLook(page, locale, theme);
      await expect(viewerOf(page).getByRole("img", { name: /wan2/ })).toBeVisible();
      await page.screenshot(shot(`viewer-${locale}-${theme}`));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      for (const [width, height] of [
        [1024, 768],
        [820, 1180],
      ] as const) {
        await page.setViewportSize({ width, height });
        const overflow = await viewerOf(page).evaluate(
          (dialog) => dialog.scrollWidth - dialog.clientWidth,
        );
        expect(overflow, `${width} ${locale} ${theme}`).toBe(0);
        await page.screenshot(shot(`viewer-${width}-${locale}-${theme}`));
      }
    }
  }
});
