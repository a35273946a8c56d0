import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { clockPicture, tablePicture } from "../support/pictures";
import { freshFolder, quick, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { dropFiles, shot, test } from "./studio-test";

const prompt = "Place the alarm clock from image 1 into box A of image 2.";

const draftOf = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem("swatchbox.draft") ?? "{}").draft);

/** Prepares an edit on the page, as a designer would, and runs it. */
async function runAnEdit(page: Page, url: string) {
  await page.goto(url);
  await dropFiles(page, [
    { name: "clock.png", mimeType: "image/png", buffer: await clockPicture() },
    { name: "table.png", mimeType: "image/png", buffer: await tablePicture() },
  ]);
  await page.getByRole("button", { name: "Image 2: table.png" }).click();
  await page.getByRole("button", { name: "Add box" }).click();
  await page.getByRole("textbox", { name: "Prompt" }).fill(prompt);
  await page.getByRole("button", { name: "Choose a palette" }).click();
  await page.getByRole("textbox", { name: "Seed" }).fill("12345");
  await page.getByRole("button", { name: /^Run$/ }).click();
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toBeVisible();
}

async function downloadedBy(page: Page, press: () => Promise<void>) {
  const coming = page.waitForEvent("download");
  await press();
  const download = await coming;
  return { name: download.suggestedFilename(), buffer: await readFile(await download.path()) };
}

test("a file with its recipe brings back the draft as it was: prompt, boxes, palette, seed", async ({
  page,
  studio,
}) => {
  await runAnEdit(page, studio.url);
  const before = await draftOf(page);
  await page.getByRole("button", { name: /^Open wan2.7-image-pro/ }).click();
  const link = page.getByRole("link", { name: "Download with recipe" });
  const { name, buffer } = await downloadedBy(page, () => link.click());
  await page.keyboard.press("Escape");

  for (const number of [2, 1]) {
    await page.getByRole("button", { name: `Remove image ${number}` }).click();
  }
  await page.getByRole("textbox", { name: "Prompt" }).fill("Something else");
  await dropFiles(page, [{ name, mimeType: "image/png", buffer }]);
  const dialog = page.getByRole("dialog", { name: "This image carries its recipe" });
  await expect(dialog.getByText(prompt)).toBeVisible();
  await page.screenshot(shot("recipe-offer"));
  await dialog.getByRole("button", { name: "Restore the draft" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue(prompt);
  // What was left to the model is what it was sent: the watermark that nobody asked for.
  const parameters = { ...before.parameters, watermark: false };
  await expect.poll(() => draftOf(page)).toEqual({ ...before, parameters });

  const other = await startStudio({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
  await page.goto(other.url);
  await dropFiles(page, [{ name, mimeType: "image/png", buffer }]);
  await expect(dialog.getByText(/Image 2: table\.png/)).toBeVisible();
  await dialog.getByRole("button", { name: "Use as input" }).click();
  await expect(page.getByRole("button", { name: /^Image 1: / })).toBeVisible();
  await other.stop();
});

test("a board is imported into another studio with images, facts and lineage, and a second import changes nothing", async ({
  page,
  studio,
}) => {
  await runAnEdit(page, studio.url);
  const [made] = (await (await fetch(`${studio.url}/api/assets?kind=output`)).json()).items;
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "What do you want to do?" }).fill("Export everything");
  await page.keyboard.press("Enter");
  const exporting = page.getByRole("dialog", { name: "Export as ZIP" });
  await expect(exporting.getByText("3 images")).toBeVisible();
  await page.screenshot(shot("export"));
  const link = exporting.getByRole("link", { name: "Download ZIP" });
  const archive = await downloadedBy(page, () => link.click());
  expect(archive.name).toMatch(/\.zip$/);

  const other = await startStudio({ STUDIO_DATA_DIR: await freshFolder(), ...quick });
  await page.goto(other.url);
  const file = { name: archive.name, mimeType: "application/zip", buffer: archive.buffer };
  await dropFiles(page, [file]);
  const importing = page.getByRole("dialog", { name: "Import a ZIP" });
  await expect(importing.getByRole("row", { name: "Images 3 0" })).toBeVisible();
  await page.screenshot(shot("import"));
  await importing.getByRole("button", { name: "Done" }).click();
  const [come] = (await (await fetch(`${other.url}/api/assets?kind=output`)).json()).items;
  expect(come.sha256).toBe(made.sha256);
  expect(come.made).toEqual(made.made);
  const run = await studioApi(other.url).generation(come.generationId);
  expect(run.request.inputs).toHaveLength(2);
  await dropFiles(page, [file]);
  await expect(importing.getByRole("row", { name: "Images 0 3" })).toBeVisible();

  await importing.getByRole("button", { name: "Done" }).click();
  await dropFiles(page, [{ ...file, buffer: archive.buffer.subarray(0, 5000) }]);
  await expect(importing.getByText("Nothing was imported.")).toBeVisible();
  await other.stop();
});
