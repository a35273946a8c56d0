import { expect, type Page } from "@playwright/test";
import { plainPicture, tablePicture } from "../support/pictures";
import { frameOf } from "./screen";
import { dropFiles, shot, test } from "./studio-test";

const text = (name: string, content: string) => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.from(content),
});
const png = async (name: string, buffer: Promise<Buffer>) => ({
  name,
  mimeType: "image/png",
  buffer: await buffer,
});

async function dragOnStage(page: Page, from: [number, number], to: [number, number]) {
  const frame = await frameOf(page.getByRole("application"));
  const at = ([x, y]: [number, number]) =>
    [frame.x + frame.width * x, frame.y + frame.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 6 });
  await page.mouse.up();
}

// In every language these rules are looked at in tests/browser/compose/mistakes.test.ts.
test("every mistake is explained at its field and nothing is lost", async ({ page, studio }) => {
  await page.goto(studio.url);
  await dropFiles(page, [
    text("notes.png", "not a picture"),
    await png("small.png", plainPicture(100, 100)),
    await png("table.png", tablePicture()),
  ]);
  await expect(page.getByText("“notes.png” is not a readable image.")).toBeVisible();
  await expect(
    page.getByText("Image 1 is 100 × 100 px. Each side must have 240 to 8000 px.").first(),
  ).toBeVisible();

  await page.getByRole("button", { name: /^Image 2: table.png/ }).click();
  await expect(page.getByRole("application").locator("canvas").first()).toBeVisible();
  await dragOnStage(page, [0.3, 0.4], [0.4, 0.5]);
  await dragOnStage(page, [0.5, 0.4], [0.6, 0.5]);
  await dragOnStage(page, [0.4, 0.6], [0.5, 0.65]);
  await expect(
    page.getByText("An image takes at most 2 boxes. Delete one to draw another."),
  ).toBeVisible();

  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.fill("x".repeat(5001));
  await expect(
    page.getByText("The prompt has 5,001 characters; the model reads at most 5,000.").first(),
  ).toBeVisible();
  const count = page.getByRole("textbox", { name: "Images", exact: true });
  await count.fill("5");
  await expect(page.getByText("One run makes 1 to 4 images, not 5.").first()).toBeVisible();

  await page.getByRole("button", { name: "Choose a palette" }).click();
  for (const number of [5, 4]) {
    await page.getByRole("button", { name: `Remove colour ${number}` }).click();
  }
  // The last one that may go has gone: the next says why it stays.
  const third = page.getByRole("button", { name: "Remove colour 3" });
  await expect(third).toBeDisabled();
  await expect(third).toHaveAttribute("title", "A palette has at least 3 colours");

  await expect(page.getByRole("button", { name: /^Run$/ })).toBeDisabled();
  await page.screenshot(shot("mistakes"));
  await expect(prompt).toHaveValue("x".repeat(5001));
  await expect(count).toHaveValue("5");
  await expect(page.getByRole("application", { name: /table.png.*2/ })).toBeVisible();

  await page.reload();
  await expect(prompt).toHaveValue("x".repeat(5001));
  await page.getByRole("button", { name: "Edit the colours" }).click();
  await expect(third).toBeDisabled();
});
