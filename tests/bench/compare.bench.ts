import { type Browser, chromium, type Page } from "playwright";
import { expect, it } from "vitest";
import { chromiumArguments, findChromium } from "@/scripts/chromium.mjs";
import { coordinatePicture } from "../support/pictures";
import { freshFolder, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { percentile, report } from "./figures";
import { startWatch } from "./page-watch";

const viewport = { width: 1440, height: 900 };
const moves = 240;
const images = 12;
const switches = 40;

const circle = (step: number) => ({
  x: 560 + Math.cos(step / 12) * 140,
  y: 400 + Math.sin(step / 12) * 140,
});
const inAndOut = (step: number) => (Math.floor(step / 20) % 2 === 0 ? -120 : 120);

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport });
  await page.goto(url);
  return page;
}

/** The frames of a page, in milliseconds each, while the mouse turns its wheel or drags in circles. */
async function framesOf(page: Page, motion: "zoom" | "pan") {
  await page.mouse.move(circle(0).x, circle(0).y);
  if (motion === "pan") await page.mouse.down();
  const watch = await startWatch(page);
  for (let step = 0; step < moves; step += 1) {
    const { x, y } = circle(step);
    await page.mouse.move(x, y);
    if (motion === "zoom") await page.mouse.wheel(0, inAndOut(step));
  }
  const seen = await watch.stop();
  if (motion === "pan") await page.mouse.up();
  return seen;
}

/**
 * How many frames pass from a press of the key to the frame in which the other image is the one to
 * be drawn: 1 is the first frame that a page can change anything in.
 */
function framesToSwitch(page: Page): Promise<number[]> {
  return page.evaluate(async (times) => {
    const shown = () =>
      [...document.querySelectorAll("[data-blink]")].findIndex(
        (element) => element instanceof HTMLElement && element.dataset.blink === "shown",
      );
    const counts: number[] = [];
    for (let turn = 0; turn < times; turn += 1) {
      await new Promise(requestAnimationFrame);
      const before = shown();
      const press = { key: " ", bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent("keydown", press));
      let frames = 0;
      do {
        await new Promise(requestAnimationFrame);
        frames += 1;
      } while (shown() === before);
      counts.push(frames);
    }
    return counts;
  }, switches);
}

it("compare: 12 images of 2K zoomed and moved in step, and blinking", async () => {
  const studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_LOG_LEVEL: "warn",
  });
  const api = studioApi(studio.url);
  const picture = await coordinatePicture(2048, 2048);
  const ids: string[] = [];
  for (let number = 1; number <= images; number += 1) {
    // A byte behind the picture's end makes each a file of its own.
    const content = Buffer.concat([picture, Buffer.from([number])]);
    ids.push((await api.keep(`image-${number}.png`, content)).id);
  }
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath ? { executablePath } : {}),
  });

  const empty = await open(browser, "about:blank");
  const still = await framesOf(empty, "zoom");
  await empty.close();

  const page = await open(browser, `${studio.url}/compare?images=${ids.join()}`);
  await page
    .locator("[data-pane]")
    .nth(images - 1)
    .waitFor({ timeout: 120_000 });
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.waitForTimeout(5_000);
  const zooming = await framesOf(page, "zoom");
  await page.waitForTimeout(3_000);
  const panning = await framesOf(page, "pan");

  await page.keyboard.press("0");
  await page.keyboard.press("b");
  await page.locator("[data-blink]").first().waitFor();
  await page.waitForTimeout(3_000);
  const blinking = await framesToSwitch(page);

  const p95 = percentile(still.frames, 0.95);
  const against = (frames: number[]) => {
    const own = percentile(frames, 0.95);
    return `${own.toFixed(1)} ms = ${(own / p95).toFixed(2)} ×`;
  };
  report("frame on an empty page, p95", `${p95.toFixed(1)} ms`);
  report("frame while zooming 12 images of 2K in step, p95", against(zooming.frames), "1.2 ×");
  report("frame while moving 12 images of 2K in step, p95", against(panning.frames), "1.2 ×");
  const tasks = [...zooming.tasks, ...panning.tasks].map((ms) => ms.toFixed(0));
  report("main-thread tasks over 50 ms", tasks.length === 0 ? "none" : tasks.join(", "), "none");
  const worst = Math.max(...blinking);
  report("frames from the key to the other image, at most", String(worst), "2");
  expect(zooming.frames.length).toBeGreaterThan(10);
  expect(panning.frames.length).toBeGreaterThan(10);
  expect(blinking).toHaveLength(switches);
  await browser.close();
  await studio.stop();
});
