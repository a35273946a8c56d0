import { expect } from "@playwright/test";
import { studioApi } from "../support/studio-api";
import { expectAccessible, keepPictures, scrollTop, tile, tileNames } from "./library-tools";
import { shot, test } from "./studio-test";

test("new images join without moving those in sight, and the position survives leaving the page", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 90);
  await page.goto(`${studio.url}/library`);
  await expect(tile(page, "90.png")).toBeVisible();
  await scrollTop(page, 700);
  await expect(tile(page, "90.png")).toBeHidden();
  await expect.poll(async () => (await tileNames(page)).length).toBeGreaterThan(8);
  const names = await tileNames(page);
  const middle = tile(page, names[Math.floor(names.length / 2)] ?? "");
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const before = await middle.boundingBox();

  await keepPictures(studio.url, 3, 91);
  await expect(page.getByText("93 images saved")).toBeVisible();
  expect(await middle.boundingBox()).toEqual(before);

  await page.getByRole("link", { name: "Compose" }).click();
  await page.getByRole("link", { name: "Library" }).click();
  await expect(middle).toBeInViewport();
  await page.reload();
  await expect(middle).toBeInViewport();
  await page.screenshot(shot("library-scrolled"));

  await scrollTop(page, 0);
  await expect(tile(page, "93.png")).toBeInViewport();
  expect((await tileNames(page)).slice(0, 3)).toEqual(["93.png", "92.png", "91.png"]);
});

test("the keyboard moves over the images, opens one and returns to it", async ({
  page,
  studio,
}) => {
  await keepPictures(studio.url, 30);
  await page.goto(`${studio.url}/library`);
  await tile(page, "30.png").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tile(page, "29.png")).toBeFocused();
  await page.keyboard.press("End");
  await expect(tile(page, "1.png")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(tile(page, "30.png")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(tile(page, "30.png")).not.toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(tile(page, "30.png")).toBeFocused();
  await page.keyboard.press("Enter");
  const viewer = page.getByRole("dialog");
  await expect(viewer.getByRole("textbox", { name: "Name" })).toHaveValue("30.png");
  await page.keyboard.press("Escape");
  await expect(viewer).toBeHidden();
  await expect(tile(page, "30.png")).toBeFocused();

  const skew = async () => {
    const frame = await tile(page, "30.png").boundingBox();
    return Math.abs((frame?.width ?? 0) - (frame?.height ?? 0));
  };
  expect(await skew()).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Squares" }).click();
  await expect.poll(skew).toBeLessThanOrEqual(1);
  await expectAccessible(page);
});

test("running and failed runs appear among the images, and one key repeats a failed one", async ({
  page,
  studio,
}) => {
  const api = studioApi(studio.url);
  const request = { model: "wan2.7-image", prompt: "Red dunes [[fail:DataInspectionFailed]]" };
  const { generation } = await (await api.generate(request, "library-fail")).json();
  await api.untilEnded(generation.id);
  await keepPictures(studio.url, 2);
  await page.goto(studio.url);
  const failed = page.getByRole("listitem").filter({ hasText: "Refused by moderation" });
  await expect(failed).toContainText("Nothing was charged.");
  await tile(page, "1.png").focus();
  await page.keyboard.press("ArrowRight");
  await expect(failed).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue(
    request.prompt,
  );

  // Keys select it, dismiss it and bring it back, as they do images.
  await failed.focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
  await page.keyboard.press("Delete");
  await expect(failed).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Selection" })).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(failed).toBeVisible();

  // The focus stays among the tiles when one of them goes.
  await failed.getByRole("button", { name: "Dismiss" }).focus();
  await page.keyboard.press("Enter");
  await expect(tile(page, "1.png")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(tile(page, "2.png")).toBeFocused();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Clear selection (Esc)" }).focus();
  await page.keyboard.press("Enter");
  await expect(tile(page, "2.png")).toBeFocused();
});
