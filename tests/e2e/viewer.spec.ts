import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { clockPicture, coordinatePicture, tablePicture } from "../support/pictures";
import { studioApi } from "../support/studio-api";
import { shot, test } from "./studio-test";

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

const viewerOf = (page: Page) => page.getByRole("dialog");
const zoomOf = (page: Page) => viewerOf(page).getByRole("toolbar");

test("an image is looked at by its address alone, down to single pixels, and back closes it", async ({
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
  await expect
    .poll(() =>
      canvas.evaluate((element) => {
        if (!(element instanceof HTMLCanvasElement)) return [];
        const row = element.getContext("2d")?.getImageData(0, 300, element.width, 1).data ?? [];
        const reds = Array.from({ length: element.width }, (_, index) => row[index * 4] ?? 0);
        const edges = reds.flatMap((red, at) => (at > 0 && red !== reds[at - 1] ? [at] : []));
        const steps = edges.map((at) => Math.abs((reds[at] ?? 0) - (reds[at - 1] ?? 0)));
        const widths = edges.slice(1).map((at, index) => at - (edges[index] ?? 0));
        return [Math.max(...steps), Math.min(...widths) >= 14 && edges.length > 20];
      }),
    )
    .toEqual([1, true]);
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
  await expect(viewer.getByText("There is no image here.")).toBeVisible();
});

test("before and after are seen by wipe, by holding a key, and with the boxes, by keyboard alone", async ({
  page,
  studio,
}) => {
  const { result } = await anEdit(studio.url);
  await page.goto(`${studio.url}/?image=${result.id}`);
  const viewer = viewerOf(page);
  const after = viewer.getByRole("img", { name: new RegExp(`^${result.name}`) });
  const before = viewer.getByRole("img", { name: "table.png, 1696 × 960" });
  await expect(after).toBeVisible();
  await expect(viewer.getByText("Boxes of image 2, at the same place")).toBeVisible();
  await expect(before).toBeHidden();

  await page.keyboard.press("w");
  await expect(before).toBeVisible();
  await expect(after).toBeVisible();
  const divider = viewer.getByRole("slider", { name: "Line between input and result" });
  await divider.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(divider).toHaveAttribute("aria-valuenow", "60");
  await page.keyboard.press("Home");
  await expect(divider).toHaveAttribute("aria-valuenow", "0");
  await page.keyboard.press("w");
  await expect(before).toBeHidden();

  await page.keyboard.down("c");
  await expect(before).toBeVisible();
  await expect(after).toBeHidden();
  await page.keyboard.up("c");
  await expect(after).toBeVisible();

  await viewer.getByRole("button", { name: "Compare with input 1: clock.png" }).press("Enter");
  await viewer.getByRole("radio", { name: "Input" }).check();
  await expect(viewer.getByRole("img", { name: "clock.png, 1104 × 1472" })).toBeVisible();
  await page.screenshot(shot("viewer-input"));
});

test("all that is known is shown, and what somebody says of an image is kept", async ({
  page,
  studio,
}) => {
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

test("an image goes to the trash with a way back, and the next one is there", async ({
  page,
  studio,
}) => {
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
  await expect(page.getByText("Moved to the trash.")).toBeVisible();
  await expect
    .poll(async () => (await (await api.get(`/api/assets/${table.id}`)).json()).trashedAt)
    .toBeTruthy();
  await page.keyboard.press("Control+z");
  await expect(name).toHaveValue("table.png");
  await expect
    .poll(async () => (await (await api.get(`/api/assets/${table.id}`)).json()).trashedAt)
    .toBeUndefined();
});

test("a run is taken up by part, said and taken back, and varied at once", async ({
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
  await expect(page.getByText("The draft has seed 7.")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(seed).toHaveValue("");

  await page.goto(`${studio.url}/?image=${result.id}`);
  await viewer.getByRole("button", { name: "Use all settings" }).click();
  await expect(words).toHaveValue(prompt);
  await expect(page.getByRole("button", { name: "Image 2: table.png" })).toBeVisible();
  await page.goto(`${studio.url}/?image=${result.id}`);
  await viewer.getByRole("button", { name: "Variation with a new seed, CN¥0.50" }).click();
  await expect(page.getByText("The variation is under way.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toHaveCount(2);
});

test("the viewer can be used by everybody: axe agrees in both themes, in every language, on a tablet", async ({
  page,
  studio,
}) => {
  test.setTimeout(300_000);
  const { result } = await anEdit(studio.url);
  const address = `${studio.url}/?image=${result.id}`;
  for (const theme of ["dark", "light"]) {
    for (const locale of ["en", "ja", "zh-CN"]) {
      await page.context().addCookies([
        { name: "swatchbox_locale", value: locale, url: studio.url },
        { name: "swatchbox_theme", value: theme, url: studio.url },
      ]);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(address);
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
