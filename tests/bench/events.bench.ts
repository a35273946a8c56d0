import { expect, it } from "vitest";
import { isOpen } from "@/lib/core/generation/status";
import { readEvents } from "../support/event-stream";
import { freePort, freshFolder, startSandbox, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { report } from "./figures";
import { queueRun } from "./runs";

const runs = Number(process.env.BENCH_RUNS ?? 500);
const seconds = Number(process.env.BENCH_SECONDS ?? 300);
const listeners = 300;
const warmUpRuns = 30;
/** Who has not heard by then that a run has ended will not; in milliseconds. */
const graceMs = 60_000;

it(`events: ${listeners} listeners, ${runs} runs, ${seconds} s`, async () => {
  const sandbox = await startSandbox(await freePort(), await freshFolder(), {
    SANDBOX_SPEED: "50",
  });
  const studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: sandbox.url,
    STUDIO_LOG_LEVEL: "warn",
  });
  const api = studioApi(studio.url);
  const leave = new AbortController();
  const ends = Array.from({ length: listeners }, () => new Set<string>());
  let resets = 0;
  const following = ends.map(async (ended) => {
    for await (const event of readEvents(studio.url, { signal: leave.signal })) {
      if (event.type === "reset") resets += 1;
      if (event.type !== "generation") continue;
      const { id, status } = event.data.generation;
      if (!isOpen(status)) ended.add(id);
    }
  });
  const queue = (index: number) =>
    queueRun(api, "wan2.7-image", { size: "768*768", n: 1 }, `events-${index}`);
  const memory = async () => {
    const text = await (await api.get("/api/metrics")).text();
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1024 / 1024;
  };
  const haveAll = (ids: string[]) => ends.every((ended) => ids.every((id) => ended.has(id)));
  const untilHeard = async (ids: string[]) => {
    for (const id of ids) await api.untilEnded(id);
    const limit = performance.now() + graceMs;
    while (!haveAll(ids) && performance.now() < limit) {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };

  const warm: string[] = [];
  for (let index = 0; index < warmUpRuns; index += 1) warm.push(await queue(index));
  await untilHeard(warm);
  const start = await memory();
  const begun = Date.now();
  const ids: string[] = [];
  for (let index = 0; index < runs; index += 1) {
    ids.push(await queue(warmUpRuns + index));
    const due = begun + ((index + 1) * seconds * 1000) / runs;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
    if (index % 100 === 99) console.log(`  ${index + 1} runs, ${(await memory()).toFixed(0)} MB`);
  }
  await untilHeard(ids);
  const end = await memory();
  leave.abort();
  await Promise.allSettled(following);
  const heard = ids.filter((id) => ends.every((ended) => ended.has(id))).length;
  report("terminal events heard by every listener", `${heard} of ${runs}`, String(runs));
  report("streams told to begin anew", String(resets - listeners), "0");
  report("memory at the end over the start", (end / start).toFixed(3), "1.20");
  report("resident memory", `${start.toFixed(0)} MB, ${end.toFixed(0)} MB`);
  report("time", `${((Date.now() - begun) / 1000).toFixed(0)} s`);
  expect(heard).toBe(runs);
  await studio.stop();
  await sandbox.stop();
});
