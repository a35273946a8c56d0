import { expect, it } from "vitest";
import { z } from "zod";
import { isOpen } from "@/lib/core/generation/status";
import { readEvents } from "../support/event-stream";
import { freePort, freshFolder, startSandbox, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { report } from "./figures";
import { queueRun } from "./runs";

const model = "qwen-image";
const perSecond = 2;
const atOnce = 2;
const runs = Number(process.env.BENCH_RUNS ?? 200);

const taskSchema = z.object({
  output: z.object({ submit_time: z.string(), end_time: z.string() }),
});
const ledgerSchema = z.object({
  requests: z.array(z.object({ code: z.string().optional() })),
  tasks: z.array(z.object({ taskId: z.string() })),
  billed: z.number(),
});

/** How long the tasks take at best when each place is filled again at once. */
function optimumSeconds(durations: number[]): number {
  const places = Array.from({ length: atOnce }, () => 0);
  let lastStart = Number.NEGATIVE_INFINITY;
  for (const duration of durations) {
    places.sort((one, other) => one - other);
    const start = Math.max(places[0] ?? 0, lastStart + 1 / perSecond);
    lastStart = start;
    places[0] = start + duration;
  }
  return Math.max(...places);
}

/** From its submission to its end, as upstream's clock has it. */
async function secondsOf(sandboxUrl: string, taskId: string): Promise<number> {
  const response = await fetch(`${sandboxUrl}/api/v1/tasks/${taskId}`, {
    headers: { Authorization: "Bearer sk-bench" },
  });
  const { output } = taskSchema.parse(await response.json());
  return (Date.parse(output.end_time) - Date.parse(output.submit_time)) / 1000;
}

it(`limits: ${runs} runs at ${perSecond} a second and ${atOnce} at once`, async () => {
  const sandbox = await startSandbox(await freePort(), await freshFolder());
  const studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: sandbox.url,
    STUDIO_LOG_LEVEL: "warn",
  });
  const api = studioApi(studio.url);
  const open = new Set<string>();
  const begun = Date.now();
  for (let index = 0; index < runs; index += 1) {
    open.add(await queueRun(api, model, { size: "1328*1328", n: 1 }, `limits-${index}`));
  }
  let taken = 0;
  let finished = begun;
  const leave = new AbortController();
  // Listening begins after the first may have ended: those are asked for.
  for (const id of open) if (!isOpen((await api.generation(id)).status)) open.delete(id);
  for await (const event of readEvents(studio.url, { signal: leave.signal })) {
    if (event.type !== "generation") continue;
    const { id, status, finishedAt } = event.data.generation;
    if (isOpen(status)) continue;
    open.delete(id);
    taken += 1;
    finished = Math.max(finished, Date.parse(finishedAt));
    if (taken % 20 === 0)
      console.log(`  ${taken} of ${runs}, ${((Date.now() - begun) / 1000).toFixed(0)} s`);
    if (open.size === 0) break;
  }
  leave.abort();
  const { requests, tasks, billed } = ledgerSchema.parse(
    await (await fetch(`${sandbox.url}/ledger`)).json(),
  );
  const durations: number[] = [];
  for (const { taskId } of tasks) {
    durations.push(await secondsOf(sandbox.url, taskId));
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  const total = (finished - begun) / 1000;
  const optimum = optimumSeconds(durations.reverse());
  const throttled = requests.filter(({ code }) => code?.startsWith("Throttling")).length;
  report("total over the schedule's optimum", (total / optimum).toFixed(3), "1.05");
  report("total and optimum", `${total.toFixed(0)} s, ${optimum.toFixed(0)} s`);
  report("answers 429", String(throttled), "0");
  expect(tasks).toHaveLength(runs);
  // A run that failed would have been quick.
  expect(billed).toBe(runs);
  await studio.stop();
  await sandbox.stop();
});
