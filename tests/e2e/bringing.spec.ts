import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { dropFiles, test } from "./studio-test";

test("an input is turned and cropped where it is shown, each as one step, and the original is kept", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  const buffer = await plainPicture(900, 600);
  await dropFiles(page, [{ name: "grey.png", mimeType: "image/png", buffer }]);
  const stage = page.getByRole("application");
  await expect(stage).toHaveAccessibleName("Image 1, grey.png, 900 × 600, no box");

  await page.getByRole("button", { name: "Turn the image 90° clockwise" }).click();
  await expect(stage).toHaveAccessibleName("Image 1, grey.png, 600 × 900, no box");

  await page.getByRole("button", { name: /^Add box/ }).click();
  const width = page.getByRole("textbox", { name: "Width of the box" });
  await width.fill("300");
  await width.press("Enter");
  const height = page.getByRole("textbox", { name: "Height of the box" });
  await height.fill("250");
  await height.press("Enter");
  await page.getByRole("button", { name: "Crop the image to this box" }).click();
  await expect(stage).toHaveAccessibleName(/^Image 1, grey.png, 300 × 250/);

  const undo = page.getByRole("button", { name: "Undo" });
  await undo.click();
  await expect(stage).toHaveAccessibleName("Image 1, grey.png, 600 × 900, 1 box");
  for (const _ of ["h", "w", "the box", "the turn"]) await undo.click();
  await expect(stage).toHaveAccessibleName("Image 1, grey.png, 900 × 600, no box");
  await expect(page.getByRole("button", { name: /^Open grey.png/ })).toHaveCount(3);
});

test("a dropped folder asks where its images go, and plans one run for each of them", async ({
  page,
  studio,
}) => {
  const folder = join(await freshFolder(), "campaign");
  await mkdir(join(folder, "details"), { recursive: true });
  await writeFile(join(folder, "whole.png"), await plainPicture(600, 600, "#405060"));
  await writeFile(join(folder, "details", "corner.png"), await plainPicture(600, 400, "#806040"));
  await writeFile(join(folder, "notes.txt"), "Not for the studio.");
  await writeFile(join(folder, ".whole.png"), "What a program keeps for itself.");
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt", exact: true }).fill("In the rain");

  // Only the browser itself can drop a folder.
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await devtools.send("Input.dispatchDragEvent", { type, x: 700, y: 300, data });
  }
  const question = page.getByRole("dialog", { name: "2 files at once" });
  await expect(question.getByRole("button", { name: "Use all as inputs" })).toBeVisible();
  await expect(question.getByRole("button", { name: "Keep all in the library" })).toBeFocused();
  await question.getByRole("button", { name: "One run per image …" }).click();
  await expect(page).toHaveURL(/\/compare/);
  await expect(page.getByRole("button", { name: /^Run 2 calls/ })).toBeVisible();
});
