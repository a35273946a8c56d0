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
  await page.getByRole("button", { name: "Rating" }).click();
  const rating = page.getByRole("dialog", { name: "Rating" });
  await rating.getByRole("radio", { name: "4★" }).click();
  await expect.poll(() => search(page).get("minRating")).toBe("4");
  await expect.poll(() => tileNames(page)).toHaveLength(1);
  await rating.getByRole("switch", { name: "Starred" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Order and more" }).click();
  const others = page.getByRole("dialog", { name: "Order and more" });
  await others.getByRole("textbox", { name: "Seed" }).fill("7");
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
  await expect(page.getByText("No image matches the filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await expect.poll(() => tileNames(page)).toHaveLength(7);
  // The same search in the pane beside the stage.
  await page.getByRole("radio", { name: "Results" }).click();
  await page.getByRole("link", { name: "Compose" }).click();
  await expect.poll(() => tileNames(page)).toHaveLength(1);

  // Each view is as it was left: the comparison with its images, the library with its search.
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("radio", { name: "Uploads" }).click();
  await tile(page, "6.png").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowRight");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/images=/);
  // The keys are the comparison's without a press.
  await expect(page.getByRole("main", { name: "Compare" })).toBeFocused();
  const compared = search(page).get("images");
  await page.getByRole("link", { name: "Library" }).click();
  await expect.poll(() => search(page).get("kind")).toBe("upload");
  await expect.poll(() => tileNames(page)).toHaveLength(6);
  await page.getByRole("link", { name: "Compare" }).click();
  await expect.poll(() => search(page).get("images")).toBe(compared);
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
  // Words alone were asked for, and no filter is blamed.
  await expect(page.getByText("No image has these words")).toBeVisible();
  await expect(page.getByText("Nothing found")).toBeVisible();
  await page.goBack();
  await expect.poll(() => search(page).get("q")).toBeNull();
  await expect(tile(page, "12.png")).toBeVisible();

  // What is no word becomes a filter, and leaves the field once it is done with.
  const field = page.getByRole("searchbox");
  await field.fill("12 seed 7 ★4 model:wan2.7-image #E4002B");
  const active = page.getByRole("list", { name: "Active filters" });
  await expect(active.getByRole("button", { name: /^Remove filter: / })).toHaveCount(4);
  await field.press("Enter");
  await expect(field).toHaveValue("12");
  await expect(field).toBeFocused();
  await expect(page.getByText("No image matches words and filters")).toBeVisible();
  await active.getByRole("button", { name: "Clear all" }).click();
  await expect(tile(page, "12.png")).toBeVisible();
  // The colour menu asks for nothing before a colour was chosen.
  await page.getByRole("button", { name: "Colour" }).click();
  const colours = page.getByRole("dialog", { name: "Colour" });
  await expect(colours.getByRole("textbox", { name: "HEX" })).toBeVisible();
  expect(search(page).get("colours")).toBeNull();
  await colours.getByRole("textbox", { name: "HEX" }).fill("#E4002B");
  await expect.poll(() => search(page).get("colours")).toBe("E4002B");
});
