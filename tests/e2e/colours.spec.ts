import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect } from "@playwright/test";
import sharp from "sharp";
import { dropFiles, test } from "./studio-test";

const specimen = (name: string) =>
  readFile(resolve(import.meta.dirname, "../support/odd-files", name));

async function movingPicture(): Promise<Buffer> {
  const frames = Buffer.concat([Buffer.alloc(320 * 320 * 3, 40), Buffer.alloc(320 * 320 * 3, 220)]);
  const raw = { width: 320, height: 640, channels: 3, pageHeight: 320 } as const;
  return sharp(frames, { raw }).webp().toBuffer();
}

test("the form says what happens to animations and to files that other programs read wrong", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  await dropFiles(page, [
    { name: "moving.webp", mimeType: "image/webp", buffer: await movingPicture() },
    { name: "phone.jpg", mimeType: "image/jpeg", buffer: await specimen("jpg_no_eoi.jpg") },
  ]);
  await expect(page.getByText("Image 1 is sent as a copy: only its first frame.")).toBeVisible();
  await expect(
    page.getByText("Image 2 is sent as a copy: repaired so that every program can read it."),
  ).toBeVisible();
});

test("a file in another format is refused with a list of those accepted", async ({
  page,
  studio,
}) => {
  await page.goto(studio.url);
  const icon = { name: "icon.png", mimeType: "image/png", buffer: await specimen("ico_png.ico") };
  await dropFiles(page, [icon]);
  await expect(
    page.getByText(
      "The studio does not support the format of “icon.png”. Use JPEG, PNG, WebP, AVIF, TIFF, GIF or BMP.",
    ),
  ).toBeVisible();
});
