import { expect, type Page } from "@playwright/test";
import { expectAccessible, keepPictures, tile, tileNames } from "./library-tools";
import { shot, test } from "./studio-test";

const notice = (page: Page, text: string) => page.getByRole("status").getByText(text);

test("three deletions are undone by three keys, and the draft stays as it was", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 8);
  await page.goto(studio.url);
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.fill("a lighthouse");
  await page.getByRole("link", { name: "Library" }).click();
  await tile(page, "7.png").focus();
  for (const name of ["7.png", "6.png", "5.png"]) {
    await expect(tile(page, name)).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(tile(page, name)).toBeHidden();
  }
  await expect(tile(page, "4.png")).toBeFocused();
  for (const name of ["5.png", "6.png", "7.png"]) {
    await page.keyboard.press("Control+z");
    await expect(tile(page, name)).toBeFocused();
  }
  await expect.poll(() => tileNames(page)).toHaveLength(8);
  await expect(notice(page, "Undone: 1 image moved to trash.")).toBeVisible();

  await page.keyboard.press("Control+Shift+z");
  await expect(tile(page, "7.png")).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(tile(page, "7.png")).toBeFocused();
  await page.getByRole("link", { name: "Compose" }).click();
  await expect(prompt).toHaveValue("a lighthouse");
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(prompt).toHaveValue("");
});

test("what was done is listed, and any state of it is one press away", async ({ page, studio }) => {
  await keepPictures(studio.url, 6);
  await page.goto(`${studio.url}/library`);
  await tile(page, "6.png").focus();
  await page.keyboard.press("5");
  await expect(tile(page, "6.png")).toHaveAccessibleName(/5 stars/);
  await page.keyboard.press("f");
  await expect(tile(page, "6.png")).toHaveAccessibleName(/starred/);
  await page.keyboard.press("Delete");
  await expect(tile(page, "6.png")).toBeHidden();

  await page.getByRole("button", { name: "History" }).click();
  const states = page.getByRole("dialog", { name: "History" }).getByRole("listitem");
  await expect(states).toHaveText([
    "1 image moved to trash.",
    "1 image starred.",
    "1 image: 5 stars.",
    "Start of this visit",
  ]);
  await page.screenshot(shot("library-history"));
  await expectAccessible(page);
  await states.getByRole("button", { name: "1 image: 5 stars." }).click();
  await expect(tile(page, "6.png")).toHaveAccessibleName(/5 stars/);
  await expect(tile(page, "6.png")).not.toHaveAccessibleName(/starred/);
  await states.getByRole("button", { name: "Start of this visit" }).click();
  await expect(tile(page, "6.png")).not.toHaveAccessibleName(/stars/);
  await states.getByRole("button", { name: "1 image moved to trash." }).click();
  await expect(tile(page, "6.png")).toBeHidden();
});

test("the focus is never lost, whatever takes the image or the button away", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 8);
  await page.goto(`${studio.url}/library`);
  await expect(tile(page, "8.png")).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(tile(page, "8.png")).toBeFocused();

  // Several, by the bar that is gone with them.
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.getByRole("button", { name: "Move to trash" }).press("Enter");
  await expect(tile(page, "6.png")).toBeFocused();
  await page.getByRole("button", { name: "Undo", exact: true }).last().press("Enter");
  await expect(tile(page, "8.png")).toBeFocused();

  // Several, by key: what stood after the last of them.
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("3 selected")).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(tile(page, "5.png")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(tile(page, "8.png")).toBeFocused();

  // In the viewer, where the next image comes.
  await page.keyboard.press("Enter");
  const viewer = page.getByRole("dialog");
  const name = viewer.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("8.png");
  await page.keyboard.press("Shift+4");
  await expect(name).toHaveValue("7.png");
  await page.keyboard.press("Escape");
  await expect(tile(page, "7.png")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(name).toHaveValue("7.png");
  await page.keyboard.press("Delete");
  await expect(name).toHaveValue("6.png");
  await page.keyboard.press("Control+z");
  await expect(name).toHaveValue("7.png");
  await page.keyboard.press("Escape");
  await expect(tile(page, "7.png")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(tile(page, "8.png")).toBeFocused();
  await expect(tile(page, "8.png")).not.toHaveAccessibleName(/stars/);
});

test("what is gone for good is said to be, and what was done before it can still be undone", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 3);
  await page.goto(`${studio.url}/library`);
  await tile(page, "2.png").focus();
  await page.keyboard.press("f");
  await expect(tile(page, "2.png")).toHaveAccessibleName(/starred/);
  await tile(page, "3.png").focus();
  await page.keyboard.press("5");
  await expect(tile(page, "3.png")).toHaveAccessibleName(/5 stars/);
  await page.keyboard.press("Delete");
  await expect(tile(page, "3.png")).toBeHidden();
  await page.getByRole("button", { name: /^Trash/ }).click();
  await page.getByRole("button", { name: /^Empty the trash/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Delete/ })
    .click();
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await page.getByRole("button", { name: /^All images/ }).click();
  await tile(page, "2.png").focus();
  // Its deletion, its rating; then the other image's star.
  await page.keyboard.press("Control+z");
  await expect(notice(page, "This can no longer be undone")).toBeVisible();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(notice(page, "Undone: 1 image starred.")).toBeVisible();
  await expect(tile(page, "2.png")).not.toHaveAccessibleName(/starred/);
});

test("keys pressed faster than images appear belong to the images that they are meant for", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 6);
  await page.goto(`${studio.url}/library`);
  await tile(page, "6.png").focus();
  await page.keyboard.press("Enter");
  const name = page.getByRole("dialog").getByRole("textbox", { name: "Name" });
  await expect(name).toHaveValue("6.png");
  for (const stars of [1, 2, 3, 4, 5]) await page.keyboard.press(`Shift+${stars}`);
  await expect(name).toHaveValue("1.png");
  await page.keyboard.press("Escape");
  for (const stars of [1, 2, 3, 4, 5]) {
    await expect(tile(page, `${7 - stars}.png`)).toHaveAccessibleName(
      new RegExp(`, ${stars} stars?(,|$)`),
    );
  }
});

test("a hundred images are rated, filed and trashed by keyboard, and all of it is undone", async ({
  page,
  studio,
}) => {
  const count = 100;
  await keepPictures(studio.url, count);
  await page.goto(`${studio.url}/library`);
  const first = tile(page, `${count}.png`);
  await first.focus();
  const nameOf = (turn: number) => `${count - turn}.png`;
  const starsOf = (turn: number) => (turn % 5) + 1;
  for (let turn = 0; turn < count; turn += 1) {
    await page.keyboard.press(turn + 1 < count ? `Shift+${starsOf(turn)}` : `${starsOf(turn)}`);
  }
  await expect(tile(page, nameOf(count - 1))).toBeFocused();
  await page.keyboard.press("Home");
  await expect(first).toBeFocused();
  for (let turn = 0; turn < 5; turn += 1) {
    const stars = starsOf(turn);
    await expect(tile(page, nameOf(turn))).toHaveAccessibleName(
      new RegExp(`, ${stars} stars?(,|$)`),
    );
  }

  await page.keyboard.press("Control+a");
  await expect(page.getByText(`${count} selected`)).toBeVisible();
  await page.getByRole("button", { name: "Boards" }).press("Enter");
  await page.getByRole("textbox", { name: "New board" }).last().press("s");
  await page.keyboard.press("Enter");
  const board = page
    .getByRole("navigation", { name: "Places" })
    .getByRole("button", { name: /^s/ });
  await expect(board).toContainText(String(count));
  await page.keyboard.press("Escape");
  await first.focus();
  await page.keyboard.press("Escape");
  await expect(page.getByText(`${count} selected`)).toBeHidden();

  await page.keyboard.press("Control+a");
  await expect(page.getByText(`${count} selected`)).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("button", { name: /^Trash/ })).toContainText(String(count));
  await expect(first).toBeHidden();

  await page.keyboard.press("Control+z");
  await expect(first).toBeFocused();
  await expect(board).toContainText(String(count));
  // The images on the board, the board itself, then each rating.
  for (let turn = 0; turn < count + 2; turn += 1) await page.keyboard.press("Control+z");
  await expect(board).toBeHidden();
  await expect(first).toBeFocused();
  for (let turn = 0; turn < 5; turn += 1) {
    await expect(tile(page, nameOf(turn))).not.toHaveAccessibleName(/stars?(,|$)/);
  }
  await page.getByRole("button", { name: "History" }).click();
  const start = page.getByRole("button", { name: "Start of this visit" });
  await expect(start).toBeInViewport();
  await expect(start).toHaveAttribute("aria-current", "step");
});
