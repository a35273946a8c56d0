import { type Browser, chromium, type Page } from "playwright";
import sharp from "sharp";
import { expect, it } from "vitest";
import { chromiumArguments, findChromium } from "@/scripts/chromium.mjs";
import { coordinatePicture } from "../support/pictures";
import { freshFolder, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { percentile, report } from "./figures";
import { startWatch } from "./page-watch";
import { followPainting, type MeanColour } from "./painting";

const viewport = { width: 1440, height: 900 };
/** No whole number of times in and out, so that the view ends elsewhere than it began. */
const moves = 230;
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

/** In how many panes the screen shows a picture: many colours, where an empty pane has one. */
async function panesWithPicture(page: Page): Promise<number> {
  let count = 0;
  for (const pane of await page.locator("[data-pane]").all()) {
    const clip = await pane.boundingBox();
    if (!clip) continue;
    const { channels } = await sharp(await page.screenshot({ clip })).stats();
    if (channels.some(({ stdev }) => stdev > 20)) count += 1;
  }
  return count;
}

/** The screen once a second has changed nothing on it: all that was asked for has come. */
async function stillScreen(page: Page): Promise<Buffer> {
  for (let last = await page.screenshot(); ; ) {
    await page.waitForTimeout(1_000);
    const next = await page.screenshot();
    if (next.equals(last)) return next;
    last = next;
  }
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
 * How many frames pass from a press of the key to the one in which the screen shows the other image:
 * 1 is the first frame that a page can change anything in.
 * @param isB whether a mean colour of the pane's middle is that of the second image
 */
async function framesToSwitch(page: Page, isB: (mean: MeanColour) => boolean): Promise<number[]> {
  const frame = await page.getByRole("application").boundingBox();
  if (!frame) throw new Error("There is no pane.");
  const middle = (start: number, length: number) => Math.round(start + length / 2 - 100);
  const painting = await followPainting(page, {
    x: middle(frame.x, frame.width),
    y: middle(frame.y, frame.height),
    width: 200,
    height: 200,
  });
  const clock = await page.evaluateHandle(() => {
    const beats: number[] = [];
    const beat = (at: number) => {
      beats.push(performance.timeOrigin + at);
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
    return beats;
  });
  const counts: number[] = [];
  for (let turn = 0; turn < switches; turn += 1) {
    const pressed = await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      const press = { key: " ", bubbles: true, cancelable: true };
      document.body.dispatchEvent(new KeyboardEvent("keydown", press));
      return performance.timeOrigin + performance.now();
    });
    const wantsB = turn % 2 === 0;
    const painted = await painting.firstAfter(pressed, (mean) => isB(mean) === wantsB);
    const beats = await clock.evaluate((all) => all);
    counts.push(beats.filter((at) => at > pressed && at <= painted).length);
  }
  await painting.stop();
  return counts;
}

it("compare: 12 images of 2K zoomed and moved together, and blinking", async () => {
  const studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_LOG_LEVEL: "warn",
  });
  const api = studioApi(studio.url);
  const picture = await coordinatePicture(2048, 2048);
  const greenish = await sharp(picture).linear([0.1, 1, 1], [0, 0, 0]).png().toBuffer();
  const ids: string[] = [];
  for (let number = 1; number <= images; number += 1) {
    // The second is seen to be another one. A byte behind the picture's end makes each a file of its own.
    const content = Buffer.concat([number === 2 ? greenish : picture, Buffer.from([number])]);
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
  await expect.poll(() => panesWithPicture(page), { timeout: 120_000 }).toBe(images);
  const whole = await stillScreen(page);
  const zooming = await framesOf(page, "zoom");
  const zoomed = await stillScreen(page);
  const panning = await framesOf(page, "pan");
  const panned = await stillScreen(page);
  // Frames in which nothing moved would be no measure.
  expect(zoomed.equals(whole)).toBe(false);
  expect(panned.equals(zoomed)).toBe(false);

  await page.keyboard.press("0");
  await page.keyboard.press("b");
  await expect.poll(() => panesWithPicture(page), { timeout: 120_000 }).toBe(1);
  const blinking = await framesToSwitch(page, ({ red, green }) => red < green / 2);

  const p95 = percentile(still.frames, 0.95);
  const against = (frames: number[]) => {
    const own = percentile(frames, 0.95);
    return `${own.toFixed(1)} ms = ${(own / p95).toFixed(2)} ×`;
  };
  report("frame on an empty page, p95", `${p95.toFixed(1)} ms`);
  report("frame while zooming 12 images of 2K together, p95", against(zooming.frames), "1.2 ×");
  report("frame while moving 12 images of 2K together, p95", against(panning.frames), "1.2 ×");
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
