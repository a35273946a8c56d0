import { expect } from "@playwright/test";
import { generationPageSchema } from "@/lib/core/api/generation";
import { tablePicture } from "../support/pictures";
import { dropFiles, shot, test } from "./studio-test";

test("a designer goes on from result to result, three acts a turn, and walks back", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await dropFiles(page, [
    { name: "table.png", mimeType: "image/png", buffer: await tablePicture() },
  ]);
  const stage = page.getByRole("main");
  const result = stage.getByRole("img", { name: /^wan2\.7-image-pro/ });
  const drawn = stage.getByRole("application");
  await expect(drawn).toHaveAccessibleName(/table\.png/);
  await page.getByRole("button", { name: "Add box" }).click();
  const prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
  await prompt.fill("A lamp in box A");
  await page.keyboard.press("Control+Enter");
  await expect(result).toBeVisible();
  await page.screenshot(shot("stage-result-dark"));

  for (const words of ["A red lamp in box A", "A red lamp in box A, at night"]) {
    await page.keyboard.press("Alt+Enter");
    await expect(drawn).toHaveAccessibleName(/^Image 1, wan2\.7-image-pro.*1 box/);
    await expect(prompt).toBeFocused();
    await prompt.fill(words);
    await page.keyboard.press("Control+Enter");
    await expect(result).toBeVisible();
  }
  await page.screenshot(shot("stage-chain-dark"));

  // The box marks the middle third of every image, whatever its size.
  const answer = await page.request.get(`${studio.url}/api/generations?limit=9`);
  const [third, second, first] = generationPageSchema.parse(await answer.json()).items;
  for (const [run, before] of [
    [third, second],
    [second, first],
  ]) {
    const { width = 0, height = 0 } = before?.outputs[0] ?? {};
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = run?.request.inputs[0]?.boxes[0] ?? [];
    expect(run?.request.inputs[0]?.assetId).toBe(before?.outputs[0]?.id);
    const shares = [x1 / width, y1 / height, x2 / width, y2 / height];
    for (const [index, share] of shares.entries())
      expect(share).toBeCloseTo(index < 2 ? 1 / 3 : 2 / 3, 2);
  }

  const chain = stage.getByRole("list", { name: "From image to image" }).getByRole("button");
  await expect(chain).toHaveCount(4);
  await chain.first().click();
  await expect(stage.getByRole("img", { name: /^table\.png/ })).toBeVisible();
  await page.keyboard.press("]");
  await expect(result).toBeVisible();
  await page.keyboard.press("]");
  await expect(drawn).toHaveAccessibleName(/1 box/);
  await page.keyboard.press("]");
  await expect(result).toBeVisible();
  await page.keyboard.press("w");
  await expect(stage.getByRole("slider", { name: "Line between input and result" })).toBeVisible();
  await page.screenshot(shot("stage-wipe-dark"));
});
