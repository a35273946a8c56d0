import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { batchPlanSchema } from "@/lib/core/api/batch";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

/** A studio of Tokyo, which has the newer Qwen models alone, behind an address of the administrator's own. */
let upstream: OpenServer;
let studio: OpenServer;
beforeAll(async () => {
  upstream = await openSandbox(await freshFolder(), 1000);
  studio = await openStudioHere({
    STUDIO_DATA_DIR: await freshFolder(),
    DASHSCOPE_API_KEY: "sk-ws-tokyo",
    DASHSCOPE_REGION: "tokyo",
    DASHSCOPE_BASE_URL: upstream.url,
    STUDIO_DAILY_BUDGET: "0.5 CNY",
  });
});
afterAll(async () => {
  await studio.stop();
  await upstream.stop();
});

const api = () => studioApi(studio.url);
const missing = { model: "wan2.7-image", prompt: "A dune", parameters: { n: 1 } };
const sent = async () => {
  const ledger = z.object({ requests: z.array(z.unknown()) });
  return ledger.parse(await (await fetch(`${upstream.url}/ledger`)).json()).requests.length;
};

it("a model that the region lacks is refused before anything is sent, and costs nothing", async () => {
  const answer = await api().generate(missing, "missing");
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    errors: [
      {
        path: "model",
        code: "model.notInRegion",
        params: { model: "Wan 2.7", region: "tokyo" },
      },
    ],
  });
  expect(await sent()).toBe(0);
  expect(await (await api().get("/api/spend")).json()).toMatchObject({ today: {} });
});

it("a comparison says of each cell whether the region has its model", async () => {
  const plan = await api().post("/api/batches/plan", {
    request: { ...missing, inputs: [] },
    axes: [{ kind: "model", values: [{ value: "wan2.7-image" }, { value: "qwen-image-3.0" }] }],
    off: [],
    reuse: false,
  });
  const { cells } = batchPlanSchema.parse(await plan.json());
  expect(cells.map(({ state }) => state)).toEqual(["impossible", "run"]);
  expect(cells[0]?.problems).toMatchObject([{ path: "model", code: "model.notInRegion" }]);
});

it("a model that it has runs at that address, at the region's price", async () => {
  const request = { ...missing, model: "qwen-image-3.0", parameters: { n: 1, size: "512*512" } };
  const answer = await api().generate(request, "present");
  expect(answer.status).toBe(202);
  const { generation } = generationEnvelopeSchema.parse(await answer.json());
  const ended = await api().untilEnded(generation.id);
  expect(ended).toMatchObject({
    status: "succeeded",
    endpoint: "tokyo",
    cost: { total: 0.18, currency: "CNY" },
  });
  const preview = await api().post("/api/requests/preview", request);
  expect(await preview.json()).toMatchObject({
    url: `${upstream.url}/api/v1/services/aigc/image-generation/generation`,
  });
  const { models } = await (await api().get("/api/models")).json();
  const prices = z.array(z.object({ id: z.string(), price: z.unknown() })).parse(models);
  expect(prices.find(({ id }) => id === "wan2.7-image")?.price).toBeNull();
});
