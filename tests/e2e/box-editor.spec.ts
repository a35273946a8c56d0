import { expect } from "@playwright/test";
import { clockPicture, tablePicture } from "../support/pictures";
import { boxNumbers, dragMouse, expectBox, stageOf, zoomOf } from "./box-tools";
import { tabTo } from "./keyboard";
import { frameOf } from "./screen";
import { dropFiles, shot, test } from "./studio-test";

const png = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });

test("a whole job by keyboard: upload, draw two boxes, name one, run", async ({
  page,
  studio,
  request,
}) => {
  await page.goto(studio.url);
  await expect(page.getByText("Everything you make is kept here")).toBeVisible();
  // Requested early: it takes a call of its own to tell the browser.
  const choosing = page.waitForEvent("filechooser");
  await tabTo(page, /^Choose images$/);
  await page.keyboard.press("Enter");
  await (await choosing).setFiles([png("table.png", await tablePicture())]);
  await expect(stageOf(page)).toHaveAccessibleName(/Image 1, table.png, 1696 × 960, no box/);

  await tabTo(page, /^Image 1, table.png/);
  await expect(stageOf(page)).toHaveAccessibleDescription(/N adds a box/);
  await page.keyboard.press("n");
  await expectBox(page, [565, 320, 1131, 640]);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Control+Shift+ArrowDown");
  await expectBox(page, [575, 319, 1140, 649]);
  await page.keyboard.press("n");
  for (let presses = 0; presses < 30; presses += 1) await page.keyboard.press("Shift+ArrowLeft");
  await expect(page.getByText("Box B: 265, 320 to 831, 640; 566 × 320 pixels")).toBeAttached();
  await page.keyboard.press("n");
  await expect(page.getByRole("alert").filter({ hasText: "at most 2 boxes" })).toBeVisible();

  // Tab walks the boxes before it leaves the stage.
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByText("Box A: 575, 319 to 1140, 649; 565 × 330 pixels")).toBeAttached();
  await page.keyboard.press("Control+z");
  await expectBox(page, [575, 319, 1140, 649]);
  await page.keyboard.press("Control+Shift+z");
  await tabTo(page, /^box A$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Insert this box into the prompt$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Prompt" })).toBeFocused();
  await page.keyboard.type(" becomes a window");
  await page.screenshot(shot("keyboard"));
  await page.keyboard.press("Control+Enter");

  const creation = async () => {
    const ledger = await (await request.get(`${studio.url}/sandbox/ledger`)).json();
    return ledger.requests.find(({ method }: { method: string }) => method === "POST");
  };
  await expect.poll(creation).toBeTruthy();
  const { body } = await creation();
  expect(body.parameters.bbox_list).toEqual([
    [
      [575, 319, 1140, 649],
      [265, 320, 831, 640],
    ],
  ]);
  expect(body.input.messages[0].content[1].text).toBe(
    "the first bounding box of image 1 becomes a window",
  );
});

test("a box is copied to another image, in pixels and in proportion, and one pasted too many is refused with a reason", {
  tag: "@browsers",
}, async ({ page, studio }) => {
  await page.goto(studio.url);
  await dropFiles(page, [png("table.png", await tablePicture())]);
  await dropFiles(page, [png("clock.png", await clockPicture())]);
  await page.getByRole("button", { name: "Image 1: table.png" }).click();
  await stageOf(page).focus();
  await page.keyboard.press("n");
  await page.keyboard.press("Control+c");
  await page.getByRole("button", { name: "Image 2: clock.png" }).click();
  await expect(stageOf(page)).toHaveAccessibleName(/clock.png/);
  await page.getByRole("button", { name: "Paste box, in proportion" }).click();
  // 565 to 1131 of 1696 and 320 to 640 of 960, on 1104 × 1472.
  await expectBox(page, [368, 491, 736, 981]);
  await stageOf(page).focus();
  await page.keyboard.press("Control+v");
  await expect(stageOf(page)).toHaveAccessibleName(/2 boxes/);
  await expectBox(page, [538, 320, 1104, 640]);
  await page.keyboard.press("Control+v");
  await expect(page.getByRole("alert").filter({ hasText: "at most 2 boxes" })).toBeVisible();
  await page.getByRole("textbox", { name: "Width of the box" }).fill("100");
  await page.keyboard.press("Enter");
  await expectBox(page, [538, 320, 638, 640]);
});

test("edges snap to what is near and say so, Escape reverts, and the view stays with its image", {
  tag: "@browsers",
}, async ({ page, studio }) => {
  await page.goto(studio.url);
  await dropFiles(page, [png("table.png", await tablePicture())]);
  await dropFiles(page, [png("clock.png", await clockPicture())]);
  await page.getByRole("button", { name: "Image 1: table.png" }).click();
  await expect(stageOf(page).locator("canvas").first()).toBeVisible();
  const frame = await frameOf(stageOf(page));
  const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  await dragMouse(
    page,
    { x: middle.x - 90, y: middle.y - 60 },
    { x: middle.x + 3, y: middle.y - 2 },
  );
  await expect.poll(async () => (await boxNumbers(page)).slice(2)).toEqual([848, 480]);
  const [x1 = 0, y1 = 0] = await boxNumbers(page);

  // Half taken back: the box is as it was.
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 80, middle.y + 70, { steps: 4 });
  await expect.poll(() => boxNumbers(page)).not.toEqual([x1, y1, 848, 480]);
  await page.screenshot(shot("magnifier"));
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expectBox(page, [x1, y1, 848, 480]);

  // Each image is looked at as it was left.
  const whole = await zoomOf(page);
  await page.getByRole("button", { name: "Zoom to the selected box" }).click();
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(whole);
  const near = await zoomOf(page);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.wheel(0, -360);
  await expect.poll(() => zoomOf(page)).toBeGreaterThan(near);
  const nearest = await zoomOf(page);
  await page.getByRole("button", { name: "Image 2: clock.png" }).click();
  await expect(stageOf(page)).toHaveAccessibleName(/clock.png/);
  await expect.poll(() => zoomOf(page)).toBeLessThan(1);
  await page.getByRole("button", { name: "Image 1: table.png" }).click();
  await expect(stageOf(page)).toHaveAccessibleName(/table.png/);
  await expect.poll(() => zoomOf(page)).toBe(nearest);
});

test("a reload in the middle of an edit loses nothing, not even the undo steps", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await dropFiles(page, [png("table.png", await tablePicture())]);
  await expect(stageOf(page)).toBeVisible();
  await stageOf(page).focus();
  await page.keyboard.press("n");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+ArrowDown");
  await page.getByText("1K", { exact: true }).click();
  await page.getByRole("textbox", { name: "Prompt" }).pressSequentially("A window in image 1");
  await page.reload();

  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await expect(prompt).toHaveValue("A window in image 1");
  await stageOf(page).focus();
  await page.keyboard.press("Tab");
  await expectBox(page, [566, 320, 1132, 641]);
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.click();
  await expect(prompt).toHaveValue("");
  await undo.click();
  await expect(page.getByRole("radio", { name: "2K" })).toBeChecked();
  await undo.click();
  await expectBox(page, [566, 320, 1132, 640]);
  await undo.click();
  await expectBox(page, [565, 320, 1131, 640]);
  await undo.click();
  await expect(stageOf(page)).toHaveAccessibleName(/no box/);
  await undo.click();
  await expect(page.getByText("Drop images here to edit them")).toBeVisible();
  const redo = page.getByRole("button", { name: "Redo" });
  for (let steps = 0; steps < 6; steps += 1) await redo.click();
  await expect(prompt).toHaveValue("A window in image 1");
  await expect(stageOf(page)).toHaveAccessibleName(/1 box/);
});
