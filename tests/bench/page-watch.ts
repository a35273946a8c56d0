import type { Page } from "playwright";

interface PageWatch {
  /** The frames since the start and the main-thread tasks of more than 50 ms; in milliseconds. */
  stop: () => Promise<{ frames: number[]; tasks: number[] }>;
}

/** Notes in the page itself how long each frame and each long task takes. */
export async function startWatch(page: Page): Promise<PageWatch> {
  const notes = await page.evaluateHandle(() => {
    const kept = { frames: [] as number[], tasks: [] as number[], isOver: false };
    const observer = new PerformanceObserver((list) => {
      kept.tasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ entryTypes: ["longtask"] });
    let last: number | undefined;
    const frame = (at: number) => {
      if (last !== undefined) kept.frames.push(at - last);
      last = at;
      if (kept.isOver) observer.disconnect();
      else requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return kept;
  });
  return {
    async stop() {
      // Long tasks are told a little later.
      await page.waitForTimeout(200);
      return notes.evaluate((kept) => {
        kept.isOver = true;
        return { frames: kept.frames, tasks: kept.tasks };
      });
    },
  };
}
