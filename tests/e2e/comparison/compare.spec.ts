import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";
import { locales } from "@/lib/i18n/locales";
import { markedPicture, plainPicture } from "../../support/pictures";
import { studioApi } from "../../support/studio-api";
import { expectPainted, sidewaysOverflow } from "../screen";
import { expectLook, shot, test } from "../studio-test";
import { keepPictures, measurePanes, middles, openComparison } from "./compare-tools";

const red = "#c0392b";
const blue = "#2b6cc4";
const green = "#3a9d5d";
const ground = "#0a0b0c";

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("the difference between two images is shown in numbers, and is zero for the same pixels in another file", {
  tag: "@browsers",
}, async ({ page, studio }) => {
  const [one, other] = await keepPictures(studio.url, [
    [1024, 1024],
    [512, 512],
  ]);
  if (!one || !other) throw new Error("Nothing was kept.");
  await openComparison(page, studio.url, [one, other]);
  await expect(page.getByRole("row", { name: /pixels 1024 × 1024 512 × 512/ })).toBeVisible();

  await page.keyboard.press("d");
  await expect(page.getByRole("row", { name: /^difference [1-9][\d.]* ?%/ })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "of the pixels differ" })).toBeVisible();

  // The same pixels in another file: not one differs.
  const api = studioApi(studio.url);
  const bytes = Buffer.from(await (await api.get(one.urls.original)).arrayBuffer());
  const copy = await api.keep(
    "copy.png",
    await sharp(bytes).png({ compressionLevel: 1 }).toBuffer(),
  );
  await openComparison(page, studio.url, [one, copy]);
  await page.keyboard.press("d");
  await expect(page.getByRole("row", { name: /^difference 0 ?%/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /^greatest 0$/ })).toBeVisible();
});

test("images are picked, ranked by pairs and kept as a comparison that survives a reload", {
  tag: "@browsers",
}, async ({ page, studio }) => {
  const assets = await keepPictures(studio.url, [
    [300, 300],
    [400, 300],
    [300, 400],
  ]);
  await openComparison(page, studio.url, assets);
  const first = page.getByRole("application").first();
  await first.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("p");
  await expect(page.getByRole("button", { name: "Pick", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("textbox", { name: /^Note on/ }).fill("the light is right");
  await page.getByRole("textbox", { name: /^Note on/ }).blur();

  await page.getByRole("button", { name: "Rank by pairs" }).click();
  const question = page.getByText(/Which is better/);
  for (let turn = 0; turn < 3 && (await question.isVisible()); turn += 1) {
    await page.keyboard.press("ArrowRight");
  }
  await expect(page.getByText(/No\. 1/).first()).toBeVisible();
  await expect(page.getByText(/No\. 3/).first()).toBeVisible();

  await page.getByRole("button", { name: "Save the comparison" }).click();
  await expect(page).toHaveURL(/\/compare\/[0-9a-f-]{36}$/);
  await page.reload();
  await expect(page.getByText(/No\. 1/).first()).toBeVisible();
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: /^Note on/ })).toHaveValue("the light is right");
  await page.goto(`${studio.url}/compare`);
  await expect(page.getByRole("link", { name: /Comparison of 3 images/ })).toBeVisible();
});

test("the saved page opens from disk without a network, zooms together and wipes", async ({
  page,
  studio,
  browser,
}, testInfo) => {
  const api = studioApi(studio.url);
  const assets = [
    await api.keep("red.png", await plainPicture(800, 800, red)),
    await api.keep("marked.png", await markedPicture(400, 400, blue, red)),
    await api.keep("green.png", await plainPicture(600, 300, green)),
  ];
  await openComparison(page, studio.url, assets);
  await page.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save page" }).click();
  const path = testInfo.outputPath("comparison.html");
  await (await downloading).saveAs(path);

  const context = await browser.newContext({
    offline: true,
    viewport: { width: 1200, height: 800 },
  });
  const offline = await context.newPage();
  const asked: string[] = [];
  const errors: string[] = [];
  offline.on("request", (request) => asked.push(request.url()));
  offline.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  offline.on("pageerror", (error) => errors.push(error.message));
  await offline.goto(`file://${path}`);
  const panes = offline.locator("main").getByRole("application");
  await expect(panes).toHaveCount(3);
  await expectPainted(panes.nth(0), [[0.5, 0.5, red]]);
  const besideMark = [0.5, 0.32] as const;
  await expectPainted(panes.nth(1), [
    [0.5, 0.5, red],
    [...besideMark, blue],
  ]);
  await expectPainted(panes.nth(2), [
    [0.5, 0.5, green],
    [0.5, 0.02, ground],
  ]);
  const before = await measurePanes(offline);
  await panes.first().hover();
  await offline.mouse.wheel(0, -600);
  await expect
    .poll(async () => (await measurePanes(offline))[0]?.whole.width)
    .toBeGreaterThan((before[0]?.whole.width ?? 0) * 2);
  for (let turns = 0; turns < 3; turns += 1) await offline.mouse.wheel(0, -600);
  // So near that the mark fills its pane.
  await expectPainted(panes.nth(1), [
    [0.5, 0.5, red],
    [...besideMark, red],
  ]);
  const [first, ...others] = await middles(offline);
  for (const other of others) {
    expect(Math.abs(other.x - (first?.x ?? 0))).toBeLessThanOrEqual(other.pixel.x);
    expect(Math.abs(other.y - (first?.y ?? 0))).toBeLessThanOrEqual(other.pixel.y);
  }

  await offline.getByRole("button", { name: "Wipe" }).click();
  await offline.getByRole("slider").fill("30");
  const wiped = offline.getByRole("application", { name: "Wipe" });
  // Of the first image all is red, of the second what is near its middle.
  for (let turns = 0; turns < 3; turns += 1) {
    await wiped.hover();
    await offline.mouse.wheel(0, 600);
  }
  await expectPainted(wiped, [
    [0.28, 0.5, red],
    [0.32, 0.5, blue],
  ]);
  await offline.screenshot(shot("compare-page"));
  expect(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"))).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

test("the view works at every size, in every language, dark and light, and axe agrees", async ({
  page,
  studio,
}) => {
  const assets = await keepPictures(studio.url, [
    [800, 800],
    [600, 800],
    [900, 500],
  ]);
  for (const theme of ["dark", "light"]) {
    for (const locale of locales) {
      await page.context().addCookies([
        { name: "swatchbox_locale", value: locale, url: studio.url },
        { name: "swatchbox_theme", value: theme, url: studio.url },
      ]);
      await openComparison(page, studio.url, assets);
      await expectLook(page, locale, theme);
      for (const [name, width, height] of [
        ["desktop", 1440, 900],
        ["laptop", 1024, 768],
        ["tablet", 820, 1180],
      ] as const) {
        await page.setViewportSize({ width, height });
        const overflow = await sidewaysOverflow(page);
        expect(overflow, `${name} ${locale} ${theme} scrolls sideways`).toBe(0);
        await page.screenshot(shot(`compare-${name}-${locale}-${theme}`));
      }
    }
    await expectAccessible(page);
    const ways = page.getByRole("toolbar").getByRole("button");
    for (const [key, place] of [
      ["w", 1],
      ["d", 4],
      ["b", 3],
    ] as const) {
      await page.keyboard.press(key);
      await expect(ways.nth(place)).toHaveAttribute("aria-pressed", "true");
      await expectAccessible(page);
    }
    await page.goto(`${studio.url}/compare`);
    await expect(page.getByRole("main").getByRole("button").first()).toBeVisible();
    await expectAccessible(page);
    await page.goto(`${studio.url}/compare/plan`);
    await expect(page.getByRole("table").first()).toBeVisible();
    await expectAccessible(page);
    await page.screenshot(shot(`compare-plan-${theme}`));
  }
});
