import { type Browser, chromium, type JSHandle, type Page } from "playwright";
import sharp from "sharp";
import { expect, it } from "vitest";
import { chromiumArguments, findChromium } from "@/scripts/chromium.mjs";
import { coordinatePicture, noisePicture } from "../support/pictures";
import { freshFolder, startStudio } from "../support/processes";
import { percentile, report } from "./figures";
import { startWatch } from "./page-watch";
import { followPainting } from "./painting";

const viewport = { width: 1440, height: 900 };
/** No whole number of times in and out, so that the view ends elsewhere than it began. */
const moves = 230;

interface Motion {
  at: (step: number) => { x: number; y: number };
  wheel?: (step: number) => number;
}

/** The frames of a page while the mouse does something on it, in milliseconds each. */
async function framesOf(
  page: Page,
  motion: Motion,
): Promise<{ frames: number[]; tasks: number[] }> {
  const watch = await startWatch(page);
  for (let step = 0; step < moves; step += 1) {
    const { x, y } = motion.at(step);
    await page.mouse.move(x, y);
    const turn = motion.wheel?.(step);
    if (turn) await page.mouse.wheel(0, turn);
  }
  return watch.stop();
}

const circle = (step: number) => ({
  x: 760 + Math.cos(step / 12) * 140,
  y: 460 + Math.sin(step / 12) * 140,
});
const inAndOut = (step: number) => (Math.floor(step / 20) % 2 === 0 ? -120 : 120);

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.goto(url);
  return page;
}

/** A file in the page, ready to be dropped there. */
function carry(page: Page, file: Buffer, name: string) {
  return page.evaluateHandle(
    ({ content, called }) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], called, { type: "image/jpeg" }));
      return transfer;
    },
    { content: file.toString("base64"), called: name },
  );
}

/** Drops it and waits until it can be drawn upon: when it was dropped, and how long it took, in milliseconds. */
function timeOfDrop(page: Page, carrier: JSHandle<DataTransfer>, name: string) {
  return page.evaluate(
    async ({ transfer, called }) => {
      const begun = performance.now();
      const drop = { dataTransfer: transfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("dragover", drop));
      document.body.dispatchEvent(new DragEvent("drop", drop));
      const isDrawable = () =>
        document.querySelector(`[role=application][aria-label*="${called}"] canvas`) !== null;
      while (!isDrawable()) await new Promise(requestAnimationFrame);
      return { at: performance.timeOrigin + begun, drawableMs: performance.now() - begun };
    },
    { transfer: carrier, called: name },
  );
}

it("canvas: dragging and zooming on 8000 × 8000, and a 20 MB JPEG from drop to view", async () => {
  const studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_LOG_LEVEL: "warn",
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath ? { executablePath } : {}),
  });

  const empty = await open(browser, "about:blank");
  const still = await framesOf(empty, { at: circle, wheel: inAndOut });
  await empty.close();

  const page = await open(browser, studio.url);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose images" }).click();
  const huge = {
    name: "huge.png",
    mimeType: "image/png",
    buffer: await coordinatePicture(8000, 8000),
  };
  await (await choosing).setFiles([huge]);
  const stage = page.getByRole("application", { name: /huge.png/ });
  await stage.locator("canvas").first().waitFor({ timeout: 60_000 });
  await stage.focus();
  await page.keyboard.press("n");
  await page.mouse.move(760, 460);
  const corner = page.getByRole("textbox", { name: "x1", exact: true });
  const before = await corner.inputValue();
  await page.mouse.down();
  const dragging = await framesOf(page, { at: circle });
  await page.mouse.up();
  // Frames in which nothing moved would be no measure.
  expect(await corner.inputValue()).not.toBe(before);
  const whole = await page.screenshot();
  const zooming = await framesOf(page, { at: circle, wheel: inAndOut });
  expect((await page.screenshot()).equals(whole)).toBe(false);

  // Of a colour that nothing else in the page has.
  const photo = await sharp(await noisePicture(6000, 4000))
    .linear([1, 1, 0.1], [0, 0, 0])
    .jpeg({ quality: 92 })
    .toBuffer();
  // A visitor of its own, so that the stage is free.
  const fresh = await open(browser, studio.url);
  await fresh.getByRole("button", { name: "Choose images" }).waitFor();
  const carrier = await carry(fresh, photo, "photo.jpg");
  const watch = await startWatch(fresh);
  const painting = await followPainting(fresh, { x: 660, y: 360, width: 200, height: 200 });
  const dropped = await timeOfDrop(fresh, carrier, "photo.jpg");
  const paintedAt = await painting.firstAfter(dropped.at, ({ red, blue }) => blue < red / 2);
  await painting.stop();
  const dropping = await watch.stop();

  const p95 = percentile(still.frames, 0.95);
  const against = (frames: number[]) => {
    const own = percentile(frames, 0.95);
    return `${own.toFixed(1)} ms = ${(own / p95).toFixed(2)} ×`;
  };
  report("frame on an empty page, p95", `${p95.toFixed(1)} ms`);
  report("frame while dragging a box on 8000 × 8000, p95", against(dragging.frames), "1.2 ×");
  report("frame while zooming 8000 × 8000, p95", against(zooming.frames), "1.2 ×");
  const tasks = [...dragging.tasks, ...zooming.tasks];
  report("main-thread tasks over 50 ms, dragging and zooming", listed(tasks), "none");
  const size = `${(photo.byteLength / 1e6).toFixed(0)} MB JPEG`;
  report(`${size} from drop to drawable`, `${dropped.drawableMs.toFixed(0)} ms`);
  report(
    `${size} from drop to its picture on the screen`,
    `${(paintedAt - dropped.at).toFixed(0)} ms`,
  );
  report("main-thread tasks over 50 ms, dropping", listed(dropping.tasks), "none");
  expect(still.frames.length).toBeGreaterThan(10);
  expect(dragging.frames.length).toBeGreaterThan(10);
  expect(zooming.frames.length).toBeGreaterThan(10);
  await browser.close();
  await studio.stop();
});

const listed = (tasks: number[]) =>
  tasks.length === 0
    ? "none"
    : `${tasks.length}: ${tasks.map((ms) => ms.toFixed(0)).join(", ")} ms`;
