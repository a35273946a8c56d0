import { expect } from "@playwright/test";
import { locales } from "@/lib/i18n/locales";
import { plainPicture } from "../support/pictures";
import { expectAccessible, keepPictures, pointAt, tile, tileNames } from "./library-tools";
import { sidewaysOverflow } from "./screen";
import { holdOver, shot, test, transferOf } from "./studio-test";

test("images are chosen, rated, starred and trashed by keyboard alone, each with an undo", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 12);
  await page.goto(`${studio.url}/library`);
  await tile(page, "12.png").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.keyboard.press("4");
  await expect(page.getByRole("status").filter({ hasText: "3 images: 4 stars." })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Open 11.png.*4 stars/ })).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: /^Open 10.png.*starred/ })).toBeVisible();
  await expectAccessible(page);
  await page.screenshot(shot("library-selection"));
  await page.keyboard.press("Delete");
  await expect(
    page.getByRole("status").filter({ hasText: "3 images moved to trash." }),
  ).toBeVisible();
  await expect.poll(() => tileNames(page)).toHaveLength(9);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect.poll(() => tileNames(page)).toHaveLength(12);
  await expect(page.getByRole("button", { name: /^Open 12.png.*4 stars/ })).toBeVisible();

  await tile(page, "9.png").focus();
  await page.keyboard.press("Control+a");
  await expect(page.getByText("12 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("12 selected")).toBeHidden();
});

test("boards are made, filled by menu and by drag, renamed, deleted and restored", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 6);
  await page.goto(`${studio.url}/library`);
  const places = page.getByRole("navigation", { name: "Places" });
  await places.getByRole("textbox", { name: "New board" }).fill("Spring");
  await page.keyboard.press("Enter");
  const board = places.getByRole("button", { name: /^Spring/ });
  await expect(board).toBeVisible();
  await tile(page, "6.png").dragTo(board);
  await expect(board).toContainText("1");
  await tile(page, "5.png").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Add to board" }).press("ArrowRight");
  await page.getByRole("menuitem", { name: "Spring" }).press("Enter");
  await expect(board).toContainText("2");
  await board.click();
  await expect.poll(() => tileNames(page)).toEqual(["6.png", "5.png"]);

  const act = async (name: string, item: string) => {
    await places.getByRole("button", { name: new RegExp(`^${name}`) }).focus();
    await places.getByRole("button", { name: `Actions for ${name}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  // What is dropped on the library stays out of the draft, and is on the board that is open.
  await page.getByRole("button", { name: "Upload" }).waitFor();
  const dropped = await plainPicture(300, 200, "#E4002B");
  const transfer = await transferOf(page, [
    { name: "dropped.png", mimeType: "image/png", buffer: dropped },
  ]);
  const images = page.getByRole("list", { name: "Images" });
  await holdOver(images, transfer);
  await expect(page.getByText("Drop to keep them in the library")).toBeVisible();
  await images.dispatchEvent("drop", { dataTransfer: transfer });
  await expect.poll(() => tileNames(page)).toEqual(["dropped.png", "6.png", "5.png"]);
  await expect(board).toContainText("3");

  const cover = board.locator("img");
  const newest = await cover.getAttribute("src");
  await tile(page, "5.png").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Use as the board’s cover" }).click();
  await expect(cover).not.toHaveAttribute("src", newest ?? "");
  const downloading = page.waitForEvent("download");
  await act("Spring", "Download images");
  expect((await downloading).suggestedFilename()).toMatch(/\.zip$/);
  await act("Spring", "Rename");
  await places.getByRole("textbox", { name: "Rename Spring" }).fill("Summer");
  await page.keyboard.press("Enter");
  await act("Summer", "Delete board");
  await expect.poll(() => tileNames(page)).toHaveLength(7);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(places.getByRole("button", { name: /^Summer/ })).toContainText("3");
  await expectAccessible(page);
});

test("a tile's actions are one press away, and the trash gives images back", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 4);
  await page.goto(`${studio.url}/library`);
  await pointAt(page, "3.png");
  await page.getByRole("button", { name: "Star 3.png" }).click();
  await expect(page.getByRole("button", { name: /^Open 3.png.*starred/ })).toBeVisible();
  await page.getByRole("button", { name: "Move 3.png to trash" }).click();
  await expect.poll(() => tileNames(page)).toHaveLength(3);
  await page.getByRole("button", { name: /^Trash/ }).click();
  await pointAt(page, "3.png");
  await page.screenshot(shot("library-trash"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Restore 3.png" }).click();
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await page.getByRole("button", { name: /^All images/ }).click();
  await expect.poll(() => tileNames(page)).toHaveLength(4);
  await pointAt(page, "2.png");
  await page.getByRole("button", { name: "Use 2.png as input" }).click();
  await expect(page.getByRole("button", { name: "Image 1: 2.png" })).toBeVisible();
});

test.describe("on a tablet", () => {
  test.use({ hasTouch: true, viewport: { width: 820, height: 1180 } });

  for (const locale of locales) {
    test(`the library fits and its controls have names in ${locale}`, async ({ page, studio }) => {
      await keepPictures(studio.url, 8);
      await page
        .context()
        .addCookies([{ name: "swatchbox_locale", value: locale, url: studio.url }]);
      await page.goto(`${studio.url}/library`);
      await expect(page.getByRole("button", { name: /8\.png/ })).toBeVisible();
      const overflow = await sidewaysOverflow(page);
      expect(overflow).toBe(0);
      await page.screenshot(shot(`library-tablet-${locale}`));
      await expectAccessible(page);
    });
  }
});
