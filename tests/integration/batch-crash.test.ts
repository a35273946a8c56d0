import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Generation } from "@/lib/core/api/generation";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { batchApi, modelsOf, runsOf, seeds, sizes, statusesOf } from "../support/batches";
import { type FaultProxy, type Moment, startFaultProxy } from "../support/fault-proxy";
import {
  freePort,
  freshFolder,
  quick,
  type RunningServer,
  startSandbox,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: RunningServer;
let proxy: FaultProxy;
let studio: RunningServer;
let settings: Record<string, string> & { STUDIO_DATA_DIR: string };
beforeAll(async () => {
  sandbox = await startSandbox(await freePort(), await freshFolder(), quick);
  proxy = await startFaultProxy(sandbox.url);
  settings = {
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: proxy.url,
    ...quick,
  };
  studio = await startStudioWithoutPages(settings);
});
afterAll(async () => {
  await studio.stop();
  proxy.close();
  await sandbox.stop();
});

const ledgerSchema = z.object({
  billed: z.number(),
  tasks: z.array(z.object({ taskId: z.string(), model: z.string(), billed: z.number() })),
  requests: z.array(
    z.object({
      requestId: z.string(),
      method: z.string(),
      body: z
        .object({
          model: z.string(),
          parameters: z.looseObject({ seed: z.int(), size: z.string(), n: z.int() }),
        })
        .catch({ model: "", parameters: { seed: 0, size: "", n: 0 } }),
    }),
  ),
});
const ledger = async ({ url }: RunningServer) =>
  ledgerSchema.parse(await (await fetch(`${url}/ledger`)).json());

const axes = [
  seeds(1, 2, 3),
  sizes("1328*1328", "1664*928", "928*1664"),
  modelsOf("qwen-image-plus", "qwen-image"),
];
const request = { model: "qwen-image-plus", prompt: "A lighthouse at dusk" };

/** The hash of what the emulator drew for the task of a run. */
async function drawnFor({ taskId }: Generation): Promise<string> {
  const headers = { Authorization: "Bearer sk-test" };
  const answer = await fetch(`${sandbox.url}/api/v1/tasks/${taskId}`, { headers });
  const { url } = (await answer.json()).output.results[0];
  const picture = Buffer.from(await (await fetch(url)).arrayBuffer());
  return createHash("sha256").update(picture).digest("hex");
}

/** The hashes of what the same requests draw when they are run alone. */
async function drawnAlone(runs: Generation[]): Promise<(string | undefined)[]> {
  const api = studioApi(studio.url);
  const ended = runs.map(async ({ request: same, id }) => {
    const answer = await api.generate(same, `alone-${id}`);
    const { generation } = generationEnvelopeSchema.parse(await answer.json());
    return (await api.untilEnded(generation.id)).outputs[0]?.sha256;
  });
  return Promise.all(ended);
}

it("completes 3 seeds × 3 sizes × 2 models despite two kill -9: each cell billed once, each with its own image", async () => {
  const creation = { method: "POST", path: /\/services\// };
  const download = { method: "GET", path: /\/results\// };
  // A task was created, and its answer has not come; in the middle of an image.
  const moments: Moment[] = [
    { ...creation, phase: "answer", skip: 4 },
    { ...download, phase: "middle", skip: 3 },
  ];
  const created = await batchApi(studio.url).createBatch({ request, axes }, "crash");
  const { id: batchId } = created.batch;
  expect(created.batch.cells).toHaveLength(18);
  for (const moment of moments) {
    const held = proxy.hold(moment);
    await held.reached;
    await studio.crash();
    held.drop();
    studio = await startStudioWithoutPages(settings);
  }

  const api = batchApi(studio.url);
  const ended = await api.untilBatchEnded(batchId);
  expect(statusesOf(ended)).toEqual(Array(18).fill("succeeded"));
  const runs = runsOf(ended).filter((run) => run !== undefined);
  expect(new Set(runs.map((run) => run.id)).size).toBe(18);
  expect(ended.batch.cells.map(({ generationId }) => generationId)).toEqual(
    created.batch.cells.map(({ generationId }) => generationId),
  );
  expect(ended.batch.spent).toEqual({ CNY: 4.05 });

  const { billed, tasks, requests } = await ledger(sandbox);
  expect(billed).toBe(18);
  expect(tasks.map((task) => task.taskId).sort()).toEqual(runs.map((run) => run.taskId).sort());
  ended.batch.cells.forEach(({ coordinates: [seed = 0, size = 0, model = 0] }, index) => {
    const run = runs[index];
    const id = axes[2]?.values[model]?.value;
    expect(tasks.find(({ taskId }) => taskId === run?.taskId)?.model).toBe(id);
    const sent = requests.find(({ requestId }) => requestId === run?.requestId);
    expect(sent?.body).toMatchObject({
      model: id,
      parameters: { seed: axes[0]?.values[seed]?.value, size: axes[1]?.values[size]?.value, n: 1 },
    });
  });
  // The same key again is the same comparison, and buys nothing.
  const again = await api.createBatch({ request, axes }, "crash");
  expect(again.batch.id).toBe(batchId);
  expect((await ledger(sandbox)).billed).toBe(18);

  const images = runs.map(({ outputs }) => outputs[0]?.sha256);
  expect(images).toEqual(await Promise.all(runs.map(drawnFor)));
  // The emulator draws what the seed and the size say, whatever the model.
  const plus = images.filter((_, index) => index % 2 === 0);
  expect(images.filter((_, index) => index % 2 === 1)).toEqual(plus);
  expect(new Set(plus).size).toBe(9);
  // Every seed, every size and both models are among these.
  const sample = [0, 9, 16];
  const alone = await drawnAlone(sample.flatMap((index) => runs[index] ?? []));
  expect(alone).toEqual(sample.map((index) => images[index]));
});
