import { expect } from "@playwright/test";
import { studioApi } from "../support/studio-api";
import { expectAccessible, keepPictures, search, tile, tileNames } from "./library-tools";
import { shot, test } from "./studio-test";

test("a search is kept in the address, goes back and forward, and is removed chip by chip", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 6);
  const api = studioApi(studio.url);
  const run = { model: "wan2.7-image", prompt: "A lighthouse", parameters: { seed: 7 } };
  const { generation } = await (await api.generate(run, "library-find")).json();
  const { outputs } = await api.untilEnded(generation.id);
  await api.post("/api/assets/changes", {
    assetIds: outputs.map(({ id }) => id),
    change: { rating: 4, starred: true },
  });

  await page.goto(`${studio.url}/library`);
  await expect(tile(page, "6.png")).toBeVisible();
  await page.getByRole("button", { name: "Filter and sort" }).click();
  const filters = page.getByRole("dialog", { name: "Filter and sort" });
  await filters.getByRole("radio", { name: "4★" }).click();
  await expect.poll(() => search(page).get("minRating")).toBe("4");
  await expect.poll(() => tileNames(page)).toHaveLength(1);
  await filters.getByRole("switch", { name: "Starred" }).click();
  await filters.getByRole("textbox", { name: "Seed" }).fill("7");
  await expect.poll(() => search(page).get("seed")).toBe("7");
  await page.screenshot(shot("library-filters"));
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.reload();
  const active = page.getByRole("list", { name: "Active filters" });
  await expect(active.getByRole("button")).toHaveCount(4);
  await expect.poll(() => tileNames(page)).toHaveLength(1);
  await active.getByRole("button", { name: "Remove filter: Seed 7" }).click();
  await expect.poll(() => search(page).get("seed")).toBeNull();
  await page.goBack();
  await expect.poll(() => search(page).get("seed")).toBe("7");
  await page.goForward();
  await expect.poll(() => search(page).get("seed")).toBeNull();

  await page.getByRole("radio", { name: "Uploads" }).click();
  await expect(page.getByText("No image matches this search")).toBeVisible();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect.poll(() => tileNames(page)).toHaveLength(7);
  // The same search in the pane beside the stage.
  await page.getByRole("radio", { name: "Results" }).click();
  await page.getByRole("link", { name: "Compose" }).click();
  await expect.poll(() => tileNames(page)).toHaveLength(1);
});

test("words are searched for as they are typed, and the field can be found by its name", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 12);
  await page.goto(studio.url);
  await expect(tile(page, "12.png")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "What do you want to do?" }).fill("search the library");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("no such words");
  await expect.poll(() => search(page).get("q")).toBe("no such words");
  await expect(page.getByText("No image matches this search")).toBeVisible();
  await page.goBack();
  await expect.poll(() => search(page).get("q")).toBeNull();
  await expect(tile(page, "12.png")).toBeVisible();
});
