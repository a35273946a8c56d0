import { chromium } from "playwright";
import { expect, it } from "vitest";
import { chromiumArguments, findChromium } from "@/scripts/chromium.mjs";
import { freePort, freshFolder, startSandbox, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { report, spread } from "./figures";
import { queueRun } from "./runs";
import { startStopwatchProxy } from "./stopwatch-proxy";

const runs = Number(process.env.BENCH_RUNS ?? 40);
/** A server that has just begun is compiling its code. */
const warmUpRuns = 3;

it(`overhead: ${runs} runs of one 2K image`, async () => {
  const sandbox = await startSandbox(await freePort(), await freshFolder(), { SANDBOX_SPEED: "4" });
  const proxy = await startStopwatchProxy(sandbox.url);
  const studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: proxy.url,
    STUDIO_LOG_LEVEL: "warn",
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath ? { executablePath } : {}),
  });
  const page = await browser.newPage();
  await page.goto(`${studio.url}/sign-in`);
  const heard = new Map<string, number>();
  await page.exposeFunction("note", (id: string, at: number) => heard.set(id, at));
  await page.evaluate(() => {
    const source = new EventSource("/api/events");
    source.addEventListener("generation", (message) => {
      const { id, status } = JSON.parse(message.data).generation;
      if (status !== "succeeded") return;
      const note: unknown = Reflect.get(window, "note");
      if (typeof note === "function") note(id, Date.now());
    });
  });

  const api = studioApi(studio.url);
  const toUpstream: number[] = [];
  const toBrowser: number[] = [];
  for (let index = 0; index < warmUpRuns + runs; index += 1) {
    const created = proxy.created();
    const succeeded = proxy.succeeded();
    const begun = Date.now();
    const id = await queueRun(api, "wan2.7-image", { size: "2K", n: 1 }, `overhead-${index}`);
    const sentAt = await created;
    const seenAt = await succeeded;
    while (!heard.has(id)) await new Promise((resolve) => setTimeout(resolve, 20));
    if (index >= warmUpRuns) {
      toUpstream.push(sentAt - begun);
      toBrowser.push((heard.get(id) ?? 0) - seenAt);
    }
    // The preview that follows must not slow down the next run.
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  report("POST /api/generations until upstream's POST", spread(toUpstream), "p95 50 ms");
  report("upstream's SUCCEEDED until the event in the browser", spread(toBrowser), "p95 150 ms");
  expect(toBrowser).toHaveLength(runs);
  await browser.close();
  await studio.stop();
  proxy.close();
  await sandbox.stop();
});
