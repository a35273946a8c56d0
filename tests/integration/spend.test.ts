import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let studio: OpenServer;
let dataDir = "";
const settings = () => ({
  STUDIO_DATA_DIR: dataDir,
  ...quick,
  STUDIO_DAILY_BUDGET: "1.2 CNY",
  STUDIO_RATE: "7.2 CNY/USD",
  STUDIO_MODELS: join(dataDir, "models.json"),
});
/** An account that pays dollars for one model, and euros for another. */
const ownPrices = {
  "qwen-image-plus": { price: { unitPrice: 0.02, currency: "USD" } },
  "qwen-image": { price: { unitPrice: 0.01, currency: "EUR" } },
};
beforeAll(async () => {
  dataDir = await freshFolder();
  await writeFile(join(dataDir, "models.json"), JSON.stringify(ownPrices));
  studio = await openStudioHere(settings());
});
afterAll(() => studio.stop());

const api = () => studioApi(studio.url);
const pro = (n: number) => ({ model: "wan2.7-image-pro", prompt: "A dune", parameters: { n } });
const spend = async () => (await api().get("/api/spend")).json();

async function run(request: object, key: string) {
  const response = await api().generate(request, key);
  expect(response.status).toBe(202);
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  return api().untilEnded(generation.id);
}

describe("a daily budget (promise 8)", () => {
  it("counts what upstream billed, and no failures", async () => {
    expect(await spend()).toEqual({
      today: {},
      month: {},
      dailyBudget: { CNY: 1.2 },
    });
    await run({ ...pro(2), prompt: "x [[fail:DataInspectionFailed]]" }, "failed");
    await run({ ...pro(2), prompt: "x [[partial:1]]" }, "one-of-two");
    expect(await spend()).toMatchObject({ today: { CNY: 0.5 }, month: { CNY: 0.5 } });
  });

  it("refuses runs that could exceed it before anything is sent, even two at once", async () => {
    const answers = await Promise.all([
      api().generate(pro(1), "fits"),
      api().generate(pro(1), "no-longer-fits"),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 402]);
    const refused = answers.find(({ status }) => status === 402);
    expect(await refused?.json()).toMatchObject({
      code: "budget.exceeded",
      errors: [{ params: { budget: 1.2, spent: 1, cost: 0.5, currency: "CNY" } }],
    });
    const taken = answers.find(({ status }) => status === 202);
    const { generation } = generationEnvelopeSchema.parse(await taken?.json());
    await api().untilEnded(generation.id);
    expect((await spend()).today).toEqual({ CNY: 1 });
  });

  it("counts prices in another currency at the administrator's rate, and over a restart", async () => {
    await run({ model: "qwen-image-plus", prompt: "A lamp" }, "dollars");
    const second = await api().generate({ model: "qwen-image-plus", prompt: "x" }, "dollars-2");
    expect(second.status).toBe(402);
    expect(await second.json()).toMatchObject({
      errors: [{ params: { budget: 1.2, spent: 1.144, cost: 0.144, currency: "CNY" } }],
    });
    await studio.stop();
    studio = await openStudioHere(settings());
    expect((await spend()).today).toEqual({ CNY: 1, USD: 0.02 });
    expect((await api().generate(pro(1), "still-too-much")).status).toBe(402);
  });

  it("refuses what no rate joins with it, which it would let run without end", async () => {
    const inEuro = await api().generate({ model: "qwen-image", prompt: "x" }, "euros");
    expect(inEuro.status).toBe(402);
    expect(await inEuro.json()).toMatchObject({
      code: "budget.otherCurrency",
      errors: [{ params: { currency: "EUR", counted: "CNY" } }],
    });
  });

  it("does not count an answer twice", async () => {
    const known = await api().generate({ model: "qwen-image-plus", prompt: "A lamp" }, "dollars");
    expect(known.status).toBe(202);
    expect((await spend()).today).toEqual({ CNY: 1, USD: 0.02 });
  });
});
