import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { shot, test } from "./studio-test";

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test("every action is found by its name, and one sheet lists every shortcut", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await expect(page.getByText("Everything you make is kept here")).toBeVisible();
  await page.keyboard.press("Control+k");
  const actions = page.getByRole("dialog", { name: "Actions" });
  const search = actions.getByRole("combobox", { name: "What do you want to do?" });
  await expect(search).toBeFocused();
  await search.fill("edit plus");
  await expect(actions.getByRole("option")).toHaveCount(2);
  await expectAccessible(page);
  await page.screenshot(shot("actions"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(actions).toBeHidden();
  await expect(page.getByRole("combobox", { name: "Model" })).toContainText("Qwen-Image-Edit Plus");

  await page.keyboard.press("Control+k");
  await search.fill("日本");
  await page.keyboard.press("Enter");
  await expect(page.getByText("生成結果")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "何をしますか？" }).fill("english");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Everything you make is kept here")).toBeVisible();

  await page.locator("body").press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Zoom to the box")).toBeVisible();
  await expectAccessible(page);
  await page.screenshot(shot("shortcuts"));
  await page.keyboard.press("Escape");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("A dune");
  await page.getByRole("textbox", { name: "Prompt", exact: true }).press("?");
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue("A dune?");
  await expect(sheet).toBeHidden();

  // Where no action has the words, the library is searched for them.
  await page.keyboard.press("Control+k");
  await search.fill("xyzzy");
  await expect(actions.getByRole("option")).toHaveText("Search the library for “xyzzy”");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/library\?q=xyzzy/);
  // An act on the draft shows the draft, wherever one is.
  await page.keyboard.press("Control+k");
  await search.fill("alarm clock");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue(
    /alarm clock/,
  );
  await page.keyboard.press("Control+k");
  await search.fill("undo");
  await expect(actions.getByRole("option").first()).toContainText("Ctrl Z");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue("A dune?");
});

test("a run is started by its name", async ({ page, studio, request }) => {
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A dune");
  await page.getByRole("button", { name: "Search actions" }).click();
  await page.getByRole("option", { name: "Run", exact: true }).click();
  const count = async () =>
    (await (await request.get(`${studio.url}/api/generations`)).json()).items.length;
  await expect.poll(count).toBe(1);
});
