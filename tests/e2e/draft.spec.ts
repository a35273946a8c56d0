import { expect, type Page } from "@playwright/test";
import { clockPicture, plainPicture, tablePicture } from "../support/pictures";
import { freshFolder, quick, startStudio } from "../support/processes";
import { dropFiles, test } from "./studio-test";

const png = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });
const input = (page: Page, number: number, name: string) =>
  page.getByRole("button", { name: `Image ${number}: ${name}` });

async function pasteImage(page: Page, buffer: Buffer) {
  await page.evaluate((content) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const carrier = new DataTransfer();
    carrier.items.add(new File([bytes], "pasted.png", { type: "image/png" }));
    window.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: carrier, bubbles: true, cancelable: true }),
    );
  }, buffer.toString("base64"));
}

test("the draft is extended, reordered with its boxes, undone, and still there after a reload", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await dropFiles(page, [png("clock.png", await clockPicture())]);
  await expect(input(page, 1, "clock.png")).toBeVisible();
  await dropFiles(page, [png("table.png", await tablePicture())]);
  await pasteImage(page, await plainPicture(400, 300));
  await expect(input(page, 2, "table.png")).toBeVisible();
  await expect(input(page, 3, "pasted.png")).toBeVisible();

  await input(page, 2, "table.png").click();
  await page.getByRole("button", { name: "Add box" }).click();
  const stage = page.getByRole("application");
  await expect(stage).toHaveAccessibleName(/Image 2, table.png.*1 box/);
  await page.getByRole("button", { name: "Move image 2 earlier" }).click();
  await expect(stage).toHaveAccessibleName(/Image 1, table.png.*1 box/);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(input(page, 2, "table.png")).toBeVisible();
  await stage.focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("application", { name: /no box/ })).toBeVisible();
  await page.getByRole("button", { name: "Redo" }).click();
  await page.getByRole("textbox", { name: "Prompt" }).fill("Keep this");
  await page.getByRole("button", { name: "Remove image 3" }).click();
  await expect(input(page, 3, "pasted.png")).toBeHidden();

  await page.reload();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("Keep this");
  await input(page, 2, "table.png").click();
  await expect(page.getByRole("application")).toHaveAccessibleName(/table.png.*1 box/);
});

test("a pane is widened by keyboard, hidden and shown again, and stays so", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  const edge = page.getByRole("separator", { name: "Width of the compose pane" });
  await edge.press("ArrowRight");
  await expect(edge).toHaveAttribute("aria-valuenow", "364");
  await page.getByRole("button", { name: "Library pane" }).click();
  await expect(page.getByText("Everything you make is kept here")).toBeHidden();
  await page.reload();
  await expect(edge).toHaveAttribute("aria-valuenow", "364");
  await page.getByRole("button", { name: "Library pane" }).click();
  await expect(page.getByText("Everything you make is kept here")).toBeVisible();
});

test("the page says when the studio is gone, loses nothing, and goes on when it is back", async ({
  page,
}) => {
  const settings = { STUDIO_DATA_DIR: await freshFolder(), ...quick };
  const studio = await startStudio(settings);
  await page.goto(studio.url);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A meadow");
  await studio.stop();
  await expect(page.getByText("Not connected. Trying again …")).toBeVisible();
  await page.getByRole("button", { name: /^Run$/ }).click();
  await expect(page.getByText("The studio cannot be reached. Is it still running?")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue("A meadow");

  const again = await startStudio({ ...settings, PORT: new URL(studio.url).port });
  await expect(page.getByText("Not connected. Trying again …")).toBeHidden();
  await page.getByRole("button", { name: /^Run$/ }).click();
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toHaveCount(1);
  await again.stop();
});

test("a result is reused: as an input, and with all its settings", async ({ page, studio }) => {
  await page.goto(studio.url);
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  await prompt.fill("Dunes in the evening");
  await page.getByRole("textbox", { name: "Seed" }).fill("77");
  await page.keyboard.press("Control+Enter");
  const result = page.getByRole("button", { name: /^Open wan2.7-image-pro/ });
  await expect(result).toBeVisible();

  await prompt.fill("Something else");
  await page.getByRole("textbox", { name: "Seed" }).fill("1");
  const viewer = page.getByRole("dialog");
  await result.click();
  await viewer.getByRole("button", { name: "Use all settings" }).click();
  await expect(prompt).toHaveValue("Dunes in the evening");
  await expect(page.getByRole("textbox", { name: "Seed" })).toHaveValue("77");
  await result.click();
  await viewer.getByRole("button", { name: "Use as input" }).click();
  await expect(page.getByRole("application", { name: /Image 1, wan2.7-image-pro/ })).toBeVisible();
});
