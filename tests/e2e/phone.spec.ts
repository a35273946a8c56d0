import { expect, type Locator, type Page } from "@playwright/test";
import { locales } from "@/lib/i18n/locales";
import { expectAccessible, keepPictures, tile, tileNames } from "./library-tools";
import { sidewaysOverflow } from "./screen";
import { shot, test } from "./studio-test";

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

/** Each view, and what is there once it is whole. */
const views: [string, (page: Page) => Locator][] = [
  ["/", (page) => page.getByRole("textbox").first()],
  ["/compare", (page) => page.getByRole("main").getByRole("button").first()],
  ["/compare/plan", (page) => page.getByRole("main").getByRole("table")],
  ["/library", (page) => page.getByRole("searchbox")],
];

async function expectToFit(page: Page, width: number): Promise<void> {
  await expect.poll(() => sidewaysOverflow(page), `${page.url()} scrolls sideways`).toBe(0);
  // With controls that fingers meet, the narrowest phones have no room for one row in Japanese.
  if (width < 390) return;
  const header = await page.getByRole("banner").boundingBox();
  expect(header?.height, "the header has two rows").toBeLessThan(100);
}

for (const locale of locales) {
  test(`on a phone every view fits in ${locale}`, async ({ page, studio }) => {
    await page.context().addCookies([{ name: "swatchbox_locale", value: locale, url: studio.url }]);
    for (const [path, whole] of views) {
      await page.goto(`${studio.url}${path}`);
      await expect(whole(page)).toBeVisible();
      for (const width of [390, 360]) {
        await page.setViewportSize({ width, height: 844 });
        await expectToFit(page, width);
      }
    }
  });
}

test("on a phone Run stays in reach, and what has no room is in a menu", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.fill("a lighthouse");
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeInViewport({ ratio: 1 });
  const keyboard = page.getByRole("button", { name: /^Keyboard shortcuts/ });
  await expect(keyboard).toBeHidden();
  await page.getByRole("button", { name: "More", exact: true }).tap();
  await expect(keyboard).toBeVisible();
  await page.screenshot(shot("phone-menu"));
  await expectAccessible(page);
  await page.getByRole("radio", { name: "日本語" }).press(" ");
  await expect(page.getByRole("link", { name: "ライブラリ" })).toBeVisible();
});

test("on a phone the library's places fold out above the images", async ({ page, studio }) => {
  await keepPictures(studio.url, 3);
  await page.goto(`${studio.url}/library`);
  await expect.poll(() => tileNames(page)).toHaveLength(3);
  const places = page.getByRole("navigation", { name: "Places" });
  await expect(places.getByRole("button", { name: /^Trash/ })).toBeHidden();
  await places.getByRole("button", { name: "All images" }).tap();
  await expectAccessible(page);
  await places.getByRole("button", { name: /^Trash/ }).tap();
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await places.getByRole("button", { name: "Trash" }).tap();
  await places.getByRole("button", { name: /^All images/ }).tap();
  await expect(tile(page, "3.png")).toBeVisible();
});
