import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { locales } from "@/lib/i18n/locales";
import { clockPicture, tablePicture } from "../support/pictures";
import { studioApi } from "../support/studio-api";
import { sidewaysOverflow } from "./screen";
import { dropFiles, expectLook, shot, test } from "./studio-test";

const sizes = [
  { name: "desktop", width: 1440, height: 900 },
  { name: "laptop", width: 1024, height: 768 },
  { name: "phone", width: 390, height: 844 },
  { name: "tablet", width: 820, height: 1180 },
];
const themes = ["dark", "light"];

const prompts = [
  "A flower shop with exquisite windows",
  "Dunes in the last light",
  "A harbour town at dusk",
  "The sea, early",
  "A geometric poster",
];
const palette = [
  { hex: "#1B263B", ratio: 3000 },
  { hex: "#E07A5F", ratio: 2500 },
  { hex: "#F2CC8F", ratio: 2500 },
  { hex: "#81B29A", ratio: 2000 },
];

/** A library as after an afternoon: results, one that failed, one that runs. */
async function fillLibrary(url: string): Promise<void> {
  const api = studioApi(url);
  const run = async (request: object, key: string) =>
    (await (await api.generate({ model: "wan2.7-image-pro", ...request }, key)).json()).generation
      .id;
  for (const [index, prompt] of prompts.entries()) {
    const parameters = { size: "1K", seed: index + 3, ...(index % 2 ? { palette } : {}) };
    await api.untilEnded(await run({ prompt, parameters }, `look-${index}`));
  }
  const failing = { prompt: "x [[fail:DataInspectionFailed]]" };
  await api.untilEnded(await run(failing, "look-fail"));
  await run(
    { prompt: "Four seasons of one tree [[slow:90000s]]", parameters: { n: 4 } },
    "look-slow",
  );
}

async function setUp(page: Page, url: string, locale: string, theme: string) {
  await page.context().addCookies([
    { name: "swatchbox_locale", value: locale, url },
    { name: "swatchbox_theme", value: theme, url },
  ]);
  await page.goto(url);
  await expectLook(page, locale, theme);
  await page.getByRole("button", { name: /2.*table\.png/ }).click();
  await expect(page.locator("img").first()).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("the studio works at every size, in every language, dark and light, and axe agrees", async ({
  page,
  studio,
}) => {
  await page.context().addCookies([{ name: "swatchbox_theme", value: "light", url: studio.url }]);
  await page.goto(studio.url);
  await expect(page.getByText("Drop images here to edit them")).toBeVisible();
  await page.screenshot(shot("empty-light"));
  await fillLibrary(studio.url);
  await page.goto(studio.url);
  await dropFiles(page, [
    { name: "clock.png", mimeType: "image/png", buffer: await clockPicture() },
    { name: "table.png", mimeType: "image/png", buffer: await tablePicture() },
  ]);
  await page.getByRole("button", { name: "Image 2: table.png" }).click();
  await page.getByRole("button", { name: "Add box" }).click();
  for (const [name, value] of [
    ["x2", "1138"],
    ["y2", "681"],
    ["x1", "989"],
    ["y1", "515"],
  ] as const) {
    await page.getByRole("textbox", { name, exact: true }).fill(value);
  }
  await page
    .getByRole("textbox", { name: "Prompt" })
    .fill("Place the alarm clock from image 1 into the selected area of image 2.");
  await page.getByRole("button", { name: "Choose a palette" }).click();

  for (const theme of themes) {
    for (const locale of locales) {
      await setUp(page, studio.url, locale, theme);
      for (const { name, width, height } of sizes) {
        await page.setViewportSize({ width, height });
        await expect(page.getByRole("application").locator("canvas").first()).toBeVisible();
        const overflow = await sidewaysOverflow(page);
        expect(overflow, `${name} ${locale} ${theme} scrolls sideways`).toBe(0);
        await page.screenshot(shot(`look-${name}-${locale}-${theme}`));
      }
    }
    await expectAccessible(page);
    await page
      .getByRole("button", { name: /wan2.7-image-pro/ })
      .first()
      .click();
    await expect(page.getByRole("dialog").getByRole("img").first()).toBeVisible();
    await page.screenshot(shot(`viewer-tablet-${theme}`));
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  }
});
