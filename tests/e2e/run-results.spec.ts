import { expect, type Locator } from "@playwright/test";
import { test } from "./studio-test";

/** Where tiles stand on the page, in order. */
const framesOf = (tiles: Locator) =>
  tiles.evaluateAll((all) =>
    all.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return [left, top, width, height].map(Math.round);
    }),
  );

test("a run has its places before its images come, nothing moves when they do, and the chosen board receives them", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("Red hills [[slow:1500s]]");
  await page.getByRole("textbox", { name: "Images", exact: true }).fill("3");
  await page.getByRole("combobox", { name: "Results go to" }).selectOption("New board …");
  await page.getByRole("textbox", { name: "Name of the new board" }).fill("Spring");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Results go to" })).toContainText("Spring");
  await page.getByRole("button", { name: /^Run$/ }).click();

  const tiles = page.getByRole("list", { name: "Images" }).getByRole("listitem");
  await expect(tiles).toHaveText([/1 of 3$/, "2 of 3", "3 of 3"]);
  const places = await framesOf(tiles);
  const shapes = places.map(([, , width = 0, height = 1]) => (width / height).toFixed(1));
  expect(shapes).toEqual(["1.0", "1.0", "1.0"]);
  const images = page.getByRole("button", {
    name: /^Open .*, Red hills \[\[slow:1500s\]\], \d of 3,/,
  });
  await expect(images).toHaveCount(3);
  expect(await framesOf(tiles)).toEqual(places);

  await page.getByRole("button", { name: "Captions" }).click();
  await page.getByRole("radio", { name: "Model" }).click();
  await expect(page.getByRole("button", { name: /^Open .*, Wan 2\.7 Pro, 1 of 3,/ })).toBeVisible();
  await page.goto(`${studio.url}/library`);
  await page.getByRole("button", { name: "Spring 3" }).click();
  await expect(page).toHaveURL(/board=/);
  await expect(page.getByRole("button", { name: /^Open .*, Wan 2\.7 Pro, \d of 3,/ })).toHaveCount(
    3,
  );
});
