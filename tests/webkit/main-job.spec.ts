import { expect } from "@playwright/test";
import { tablePicture } from "../support/pictures";
import type { WebKitPage } from "./webkit-page";
import { test } from "./webkit-test";

test("a designer drops a picture, draws boxes, picks a palette, runs, and goes on from the result", async ({
  studio,
  webkit,
}) => {
  await webkit.resize(1440, 900);
  await webkit.goto(studio.url);
  await webkit.find("button", "Run");
  await webkit.fill("textbox", "Prompt", "A lighthouse at night");
  await drop(webkit, "table.png", await tablePicture());

  const stage = await webkit.find("application", /Image 1, table.png, 1696 × 960/);
  const { x, y, width, height } = await webkit.frame(stage);
  await webkit.drag(
    { x: x + width * 0.4, y: y + height * 0.4 },
    { x: x + width * 0.6, y: y + height * 0.6 },
  );
  await webkit.find("application", /1 box/);
  const [left = 0, top = 0, right = 0, bottom = 0] = await boxNumbers(webkit);
  expect(right - left).toBeGreaterThan(300);
  await webkit.press("ArrowRight");
  await webkit.press("Shift+ArrowDown");
  await webkit.press("Control+ArrowRight");
  await expect.poll(() => boxNumbers(webkit)).toEqual([left + 1, top + 10, right + 2, bottom + 10]);
  await webkit.press("Delete");
  await webkit.find("application", /no box/);
  await webkit.press("n");
  await webkit.find("application", /1 box/);
  await webkit.press("Control+c");
  await webkit.press("Control+v");
  await webkit.find("application", /2 boxes/);

  await webkit.click("button", "Choose a palette");
  expect(await webkit.violations()).toEqual([]);
  await webkit.press("Control+Enter");
  await webkit.find("img", /^wan2\.7-image-pro/);
  await webkit.press("Alt+Enter");
  await webkit.find("application", /^Image 1, wan2\.7-image-pro/);

  await webkit.click("link", "Library");
  await webkit.click("button", /^Open wan2\.7-image-pro/);
  await webkit.find("textbox", "Name");
  expect(await webkit.violations()).toEqual([]);
  await webkit.press("Escape");
  await webkit.find("button", /^Open wan2\.7-image-pro/);
  expect(await webkit.violations()).toEqual([]);
});

const boxNumbers = async (webkit: WebKitPage): Promise<number[]> =>
  Promise.all(
    ["x1", "y1", "x2", "y2"].map(async (name) => {
      const field = await webkit.find("textbox", name);
      return Number(await webkit.evaluate("(field) => field.value", field));
    }),
  );

/** Drops a file on the page, as from a folder. */
async function drop(webkit: WebKitPage, name: string, content: Buffer): Promise<void> {
  const dropFile = `(name, content) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name, { type: "image/png" }));
    const init = { bubbles: true, cancelable: true, composed: true, dataTransfer };
    for (const type of ["dragover", "drop"])
      document.body.dispatchEvent(new DragEvent(type, init));
  }`;
  await webkit.evaluate(dropFile, name, content.toString("base64"));
}
