import { type Browser, type CDPSession, chromium, type Page } from "playwright";
import { expect, it } from "vitest";
import { chromiumArguments, findChromium } from "@/scripts/chromium.mjs";
import { seedLibrary } from "../support/library-seed";
import { freshFolder, startStudio } from "../support/processes";
import { percentile, report } from "./figures";
import { startWatch } from "./page-watch";

const viewport = { width: 1440, height: 900 };
const turns = 160;

interface Scrolling {
  frames: number[];
  tasks: number[];
  /** The most that were in the page at once. */
  images: number;
  nodes: number;
  megabytes: number;
}

/** Turns the wheel by so many pixels at a time and looks at the page meanwhile. */
async function scroll(
  page: Page,
  session: CDPSession,
  byPx: number,
  restMs = 0,
): Promise<Scrolling> {
  await page.mouse.move(900, 500);
  const watch = await startWatch(page);
  const counts: { images: number; nodes: number }[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, byPx);
    if (restMs > 0) await page.waitForTimeout(restMs);
    if (turn % 20 !== 19) continue;
    counts.push(
      await page.evaluate(() => ({
        images: document.images.length,
        nodes: document.getElementsByTagName("*").length,
      })),
    );
  }
  const { frames, tasks } = await watch.stop();
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return {
    frames,
    tasks,
    images: Math.max(...counts.map(({ images }) => images)),
    nodes: Math.max(...counts.map(({ nodes }) => nodes)),
    megabytes: usedSize / 1e6,
  };
}

const scrolledBy = (page: Page) =>
  page
    .locator("ul[aria-label=Images]")
    .evaluate((list) => list.parentElement?.scrollTop ?? Number.NaN);

async function open(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport });
  const session = await page.context().newCDPSession(page);
  await page.goto(url);
  return { page, session };
}

/** From a jump to the middle until everything in sight is a picture, in milliseconds. */
function timeOfJump(page: Page, part: number): Promise<number> {
  return page.evaluate(async (to) => {
    const list = document.querySelector("ul[aria-label=Images]");
    const scroller = list?.parentElement;
    if (!list || !scroller) throw new Error("There is no list.");
    const begun = performance.now();
    scroller.scrollTop = scroller.scrollHeight * to;
    const inSight = () =>
      [...list.querySelectorAll("[data-place]")].filter((tile) => {
        const { top, bottom } = tile.getBoundingClientRect();
        const frame = scroller.getBoundingClientRect();
        return bottom > frame.top && top < frame.bottom;
      });
    // An image without a source, or with one that failed, is "complete" as well.
    const isPainted = (picture: HTMLImageElement | null) =>
      picture?.complete === true && picture.naturalWidth > 0;
    const isThere = () => {
      const pictures = inSight().map((tile) => tile.querySelector("img"));
      return pictures.length > 0 && pictures.every(isPainted);
    };
    do await new Promise(requestAnimationFrame);
    while (!isThere());
    return performance.now() - begun;
  }, part);
}

it("library-scroll: wheeling over 10,000 and 100,000 images, compared with an empty page", async () => {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath ? { executablePath } : {}),
  });
  const empty = await open(browser, "about:blank");
  const still = await scroll(empty.page, empty.session, 240);
  await empty.page.close();
  const p95 = percentile(still.frames, 0.95);
  report("frame on an empty page, p95", `${p95.toFixed(1)} ms`);
  const against = (frames: number[]) => {
    const own = percentile(frames, 0.95);
    return `${own.toFixed(1)} ms = ${(own / p95).toFixed(2)} ×`;
  };

  for (const count of [10_000, 100_000]) {
    const dataDir = await freshFolder();
    await seedLibrary(dataDir, count);
    const studio = await startStudio({ STUDIO_DATA_DIR: dataDir, STUDIO_LOG_LEVEL: "warn" });
    const { page, session } = await open(browser, `${studio.url}/library`);
    await page
      .getByRole("button", { name: /^Open / })
      .first()
      .waitFor({ timeout: 120_000 });
    const hand = await scroll(page, session, 120, 50);
    const wheel = await scroll(page, session, 240);
    const fast = await scroll(page, session, 4_000);
    // Frames in which nothing moved would be no measure.
    expect(await scrolledBy(page)).toBeGreaterThan(turns * 240);
    const jumps = [0.3, 0.7, 0.5, 0.1];
    const times: number[] = [];
    for (const part of jumps) times.push(await timeOfJump(page, part));
    const named = count.toLocaleString("en");
    report(
      `${named}: frame while a quick hand turns the wheel, p95`,
      against(hand.frames),
      "1.2 ×",
    );
    report(`${named}: frame while it turns without a rest, p95`, against(wheel.frames), "1.2 ×");
    report(`${named}: frame while everything flies past, p95`, against(fast.frames), "1.2 ×");
    report(
      `${named}: image elements, most`,
      String(Math.max(hand.images, wheel.images, fast.images)),
      "400",
    );
    report(`${named}: DOM nodes, most`, String(Math.max(hand.nodes, wheel.nodes, fast.nodes)));
    report(`${named}: memory of the page`, `${fast.megabytes.toFixed(0)} MB`);
    report(
      `${named}: jump until all in sight is there, median`,
      `${percentile(times, 0.5).toFixed(0)} ms`,
    );
    expect(wheel.frames.length).toBeGreaterThan(10);
    expect(Math.max(hand.images, wheel.images, fast.images)).toBeGreaterThan(0);
    await page.close();
    await studio.stop();
  }
  await browser.close();
});
