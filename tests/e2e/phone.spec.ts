import { expect, type Page } from "@playwright/test";
import { expectAccessible, keepPictures, tile, tileNames } from "./library-tools";
import { shot, test } from "./studio-test";

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} scrolls sideways`).toBe(0);
}

for (const locale of ["en", "ja", "zh-CN"]) {
  test(`on a phone every view fits in ${locale}`, async ({ page, studio }) => {
    await page.context().addCookies([{ name: "swatchbox_locale", value: locale, url: studio.url }]);
    for (const path of ["/", "/compare", "/compare/plan", "/library"]) {
      await page.goto(`${studio.url}${path}`);
      await expect(page.getByRole("main").first()).toBeVisible();
      await expectNoSidewaysScrolling(page);
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
