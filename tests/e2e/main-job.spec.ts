import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { clockPicture, tablePicture } from "../support/pictures";
import { freshFolder, quick, startStudio } from "../support/processes";
import { frameOf } from "./screen";
import { dropFiles, shot, test } from "./studio-test";

/** The prompt and the box of the interactive edit that W27-ja prints: docs/dashscope.md#sources */
const prompt =
  "Place the alarm clock from image 1 into the selected area of image 2, and blend the scene and lighting naturally.";
const box = { x1: "989", y1: "515", x2: "1138", y2: "681" };

test("a designer drops two pictures, draws a box, picks a palette, runs, and keeps the result", async ({
  page,
  request,
}) => {
  const dataDir = await freshFolder();
  const studio = await startStudio({ STUDIO_DATA_DIR: dataDir, ...quick });
  await page.goto(studio.url);
  await expect(page.getByText("Everything you make is kept here")).toBeVisible();
  await page.screenshot(shot("empty-dark"));

  const clock = await clockPicture();
  const table = await tablePicture();
  await dropFiles(page, [
    { name: "clock.png", mimeType: "image/png", buffer: clock },
    { name: "table.png", mimeType: "image/png", buffer: table },
  ]);
  await page.getByRole("button", { name: "Image 2: table.png" }).click();

  const stage = page.getByRole("application", { name: /Image 2, table.png, 1696 × 960/ });
  await expect(stage.locator("canvas").first()).toBeVisible();
  const frame = await frameOf(stage);
  await page.mouse.move(frame.x + frame.width * 0.55, frame.y + frame.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width * 0.62, frame.y + frame.height * 0.58, { steps: 8 });
  await page.mouse.up();
  await expect(page.getByRole("application", { name: /1 box/ })).toBeVisible();
  // From right to left, so that no number on the way turns the box around.
  for (const name of ["x2", "y2", "x1", "y1"] as const) {
    await page.getByRole("textbox", { name, exact: true }).fill(box[name]);
  }

  await page.getByRole("textbox", { name: "Prompt" }).fill(prompt);
  await expect(page.getByText(`${prompt.length} / 5,000`)).toBeVisible();
  await expect(page.getByText("1 image × CN¥0.50 = CN¥0.50")).toBeVisible();
  await page.screenshot(shot("boxes-dark"));

  await page.getByRole("button", { name: /^Run$/ }).click();
  const result = page.getByRole("button", { name: /^Open wan2.7-image-pro/ });
  await expect(result).toBeVisible();
  await expect(page.getByText("Nothing is running")).toBeVisible();

  const ledger = await (await request.get(`${studio.url}/sandbox/ledger`)).json();
  const picture = (content: Buffer, width: number, height: number) => ({
    image: {
      sha256: createHash("sha256").update(content).digest("hex"),
      width,
      height,
      bytes: content.byteLength,
    },
  });
  const creations = ledger.requests.filter((entry: { method: string }) => entry.method === "POST");
  expect(creations).toHaveLength(1);
  expect(creations[0].path).toBe("/api/v1/services/aigc/image-generation/generation");
  expect(creations[0].body).toEqual({
    model: "wan2.7-image-pro",
    input: {
      messages: [
        {
          role: "user",
          content: [picture(clock, 1104, 1472), picture(table, 1696, 960), { text: prompt }],
        },
      ],
    },
    parameters: {
      bbox_list: [[], [[989, 515, 1138, 681]]],
      size: "2K",
      n: 1,
      // Left to chance, it is drawn by the studio and sent: every run can be repeated.
      seed: expect.any(Number),
      watermark: false,
    },
  });
  expect(ledger.billed).toBe(1);

  await result.click();
  const viewer = page.getByRole("dialog");
  await expect(viewer.getByText(prompt)).toBeVisible();
  await viewer.getByRole("button", { name: "Zoom in" }).click();
  await page.screenshot(shot("viewer-dark"));
  const downloading = page.waitForEvent("download");
  await viewer.getByRole("link", { name: "Download original" }).click();
  const download = await (await downloading).path();
  const [output] = (await (await request.get(`${studio.url}/api/assets?kind=output`)).json()).items;
  const sha256 = createHash("sha256")
    .update(await readFile(download))
    .digest("hex");
  expect(sha256).toBe(output.sha256);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Choose a palette" }).click();
  await page.getByRole("textbox", { name: "Colour 1, share" }).fill("23.51");
  await page.getByRole("textbox", { name: "Colour 1, share" }).blur();
  const seed = page.getByRole("textbox", { name: "Seed" });
  await seed.fill("12345");
  await page.getByRole("button", { name: /^Run$/ }).click();
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toHaveCount(2);
  const later = await (await request.get(`${studio.url}/sandbox/ledger`)).json();
  const sent = later.requests.findLast((entry: { method: string }) => entry.method === "POST");
  const palette: { ratio: string }[] = sent.body.parameters.color_palette;
  expect(palette[0]?.ratio).toBe("23.51%");
  const sum = palette.reduce((total, { ratio }) => total + Number(ratio.replace(/[.%]/g, "")), 0);
  expect(sum).toBe(10_000);
  expect(sent.body.parameters.seed).toBe(12_345);
  await page.screenshot(shot("results-dark"));

  await studio.stop();
  const again = await startStudio({ STUDIO_DATA_DIR: dataDir });
  await page.goto(again.url);
  await expect(page.getByRole("button", { name: /^Open wan2.7-image-pro/ })).toHaveCount(2);
  await again.stop();
});
