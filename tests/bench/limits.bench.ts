import { expect, it } from "vitest";
import { z } from "zod";
import { isOpen } from "@/lib/core/generation/status";
import { catalog, modelOf } from "@/lib/core/models/catalog";
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

/** How long the tasks take at best when each place is filled again as soon as its task is seen to have ended. */
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

/**
 * The same where a task may be asked for only as often as its document advises: the place is known to be
 * free when the first question after its task's end is answered. The best time for the first question is
 * looked for with all lengths known, which the studio has to guess.
 */
function optimumUnderAdvice(durations: number[], advised: number): number {
  const seenAt = (first: number) => (duration: number) =>
    first + advised * Math.max(0, Math.ceil((duration - first) / advised));
  const firsts = durations.filter((duration) => duration >= advised);
  return Math.min(...firsts.map((first) => optimumSeconds(durations.map(seenAt(first)))));
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
  durations.reverse();
  const advised = modelOf(catalog, model).wait.pollSeconds ?? 1;
  const optimum = optimumUnderAdvice(durations, advised);
  const throttled = requests.filter(({ code }) => code?.startsWith("Throttling")).length;
  report("total over the optimum under the advice", (total / optimum).toFixed(3), "1.05");
  const seconds = [total, optimum, optimumSeconds(durations)].map((one) => one.toFixed(0));
  report("total, that optimum, and one of asking at will", `${seconds.join(" s, ")} s`);
  report("answers 429", String(throttled), "0");
  expect(tasks).toHaveLength(runs);
  // A run that failed would have been quick.
  expect(billed).toBe(runs);
  await studio.stop();
  await sandbox.stop();
});
