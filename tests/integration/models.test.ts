import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { catalog } from "@/lib/core/models/catalog";
import { pathByHand } from "../support/body-by-hand";
import { plainPicture } from "../support/pictures";
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
let studio: RunningServer;

beforeAll(async () => {
  sandbox = await startSandbox(await freePort(), await freshFolder(), quick);
  studio = await startStudioWithoutPages({
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: sandbox.url,
  });
});
afterAll(async () => {
  await studio.stop();
  await sandbox.stop();
});

const ledgerSchema = z.object({
  requests: z.array(
    z.looseObject({
      method: z.string(),
      path: z.string(),
      status: z.number(),
      body: z.unknown().optional(),
    }),
  ),
  tasks: z.array(z.object({ model: z.string(), status: z.string(), billed: z.number() })),
  billed: z.number(),
});
const readLedger = async (url = sandbox.url) =>
  ledgerSchema.parse(await (await fetch(`${url}/ledger`)).json());

let runs = 0;

/** Sends a request to a studio and waits for its end. */
async function run(request: object, url = studio.url) {
  const api = studioApi(url);
  runs += 1;
  const response = await api.generate(request, `run-${runs}`);
  expect(response.status).toBe(202);
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  return api.untilEnded(generation.id);
}

const inputOf = async (url = studio.url, size = 800) => {
  const asset = await studioApi(url).keep("plain.png", await plainPicture(size, size));
  return { assetId: asset.id, boxes: [] };
};

describe("every model, through the studio", () => {
  it.each(catalog.map((model) => [model.id, model] as const))("%s", async (id, model) => {
    const inputs = model.inputs && model.inputs.count.min > 0 ? [await inputOf()] : [];
    const request = {
      model: id,
      prompt: "A flower shop",
      inputs,
      ...(model.negativePrompt ? { negativePrompt: "blurry" } : {}),
      parameters: { seed: 3 },
    };
    const generation = await run(request);
    expect(generation).toMatchObject({ status: "succeeded", usage: { imageCount: 1 } });
    expect(generation.outputs).toHaveLength(1);
    expect(generation.taskId !== undefined).toBe(model.calls.asynchronous !== undefined);

    const ledger = await readLedger();
    const sent = ledger.requests.findLast(({ method }) => method === "POST");
    expect(sent?.path).toBe(`/api/v1${pathByHand(id)}`);
    const body = JSON.stringify(sent?.body);
    expect(body.includes('"n":1')).toBe(model.parameters.n.wireName !== undefined);
    expect(body.includes('"negative_prompt":"blurry"')).toBe(model.negativePrompt !== undefined);
    expect(ledger.tasks[0]).toEqual({ model: id, status: "SUCCEEDED", billed: 1 });
  });
});

describe("upstream's report", () => {
  it("of a rewritten prompt is kept", async () => {
    const parameters = { promptExtend: true };
    const generation = await run({ model: "qwen-image", prompt: "A clock", parameters });
    expect(generation.actualPrompts?.[0]).toMatch(/^A clock .+/);
    const without = await run({
      model: "qwen-image",
      prompt: "A clock",
      parameters: { promptExtend: false },
    });
    expect(without.actualPrompts).toBeUndefined();
  });

  it("beside the image is kept as the prompt that was drawn, where that is what it is", async () => {
    const model = "z-image-turbo";
    const rewritten = await run({ model, prompt: "A clock", parameters: { promptExtend: true } });
    expect(rewritten.actualPrompts?.[0]).toMatch(/^A clock .+/);
    expect(rewritten.cost?.total).toBe(0.2);
    const plain = await run({ model, prompt: "A clock" });
    expect(plain.actualPrompts).toBeUndefined();
    expect(plain.cost?.total).toBe(0.1);
  });

  it("of the images that went in is charged with those that came, and the size is told", async () => {
    const generation = await run({
      model: "qwen-image-3.0-pro",
      prompt: "A clock",
      inputs: [await inputOf()],
      parameters: { size: "1024*1024", n: 2 },
    });
    expect(generation).toMatchObject({
      usage: { imageCount: 2, size: "1024*1024" },
      cost: { images: 2, unitPrice: 0.25, inputs: { count: 1, unitPrice: 0.02 }, total: 0.52 },
    });
  });

  it("of a failed part is shown beside the images that succeeded, and only these are billed", async () => {
    const generation = await run({
      model: "wan2.5-i2i-preview",
      prompt: "A clock [[partial:2]]",
      inputs: [await inputOf()],
      parameters: { n: 3 },
    });
    expect(generation.status).toBe("succeeded");
    expect(generation.outputs).toHaveLength(2);
    expect(generation.failures).toMatchObject([{ code: "InternalError.Timeout" }]);
    expect(generation.cost?.images).toBe(2);
  });

  it("of a shorter set is not a failure", async () => {
    const generation = await run({
      model: "wan2.7-image",
      prompt: "First image: spring. Second image: autumn.",
      parameters: { sequential: true, n: 5, size: "1K" },
    });
    expect(generation.outputs).toHaveLength(2);
    expect(generation.failures).toEqual([]);
    expect(generation.cost?.images).toBe(2);
  });

  it.each(["prompt", "input", "output"])(
    "of moderation of the %s ends the run free of charge",
    async (what) => {
      const generation = await run({
        model: "qwen-image-plus",
        prompt: `x [[moderation:${what}]]`,
      });
      expect(generation).toMatchObject({
        status: "failed",
        error: { code: "DataInspectionFailed" },
        cost: { images: 0, total: 0 },
      });
    },
  );

  it("in a flat failure is understood as well", async () => {
    const prompt = "x [[flat-failure]] [[fail:IPInfringementSuspect]]";
    const generation = await run({ model: "wan2.7-image", prompt });
    expect(generation).toMatchObject({
      status: "failed",
      error: { code: "IPInfringementSuspect" },
    });
  });
});

describe("a synchronous call (promises 1 and 4)", () => {
  const model = "qwen-image-edit";
  const creations = async () =>
    (await readLedger()).tasks.filter((task) => task.model === model).length;

  it("that fails costs nothing and says why", async () => {
    const inputs = [await inputOf()];
    const generation = await run({ model, prompt: "x [[fail:DataInspectionFailed]]", inputs });
    expect(generation).toMatchObject({
      status: "failed",
      error: { code: "DataInspectionFailed" },
      cost: { images: 0 },
    });
  });

  it.each(["[[drop-connection]]", "[[bad-gateway]]"])(
    "whose answer is lost (%s) is uncertain and is not sent again",
    async (directive) => {
      const before = await creations();
      const generation = await run({ model, prompt: `x ${directive}`, inputs: [await inputOf()] });
      expect(generation.status).toBe("uncertain");
      expect((await creations()) - before).toBe(1);
    },
  );

  it("is waited for when the studio is asked to end", async () => {
    const settings = {
      ...quick,
      STUDIO_DATA_DIR: await freshFolder(),
      SANDBOX_URL: sandbox.url,
    };
    const first = await startStudioWithoutPages(settings);
    const before = await creations();
    const api = studioApi(first.url);
    const inputs = [await inputOf(first.url)];
    const response = await api.generate({ model, prompt: "x [[slow:300s]]", inputs }, "end");
    const { generation } = generationEnvelopeSchema.parse(await response.json());
    while ((await creations()) === before) await new Promise((next) => setTimeout(next, 20));
    await first.stop();
    expect(first.output()).toContain("Waiting for 1 paid answers");
    const second = await startStudioWithoutPages(settings);
    const after = await studioApi(second.url).untilEnded(generation.id);
    expect(after.status).toBe("succeeded");
    expect((await creations()) - before).toBe(1);
    await second.stop();
  });

  it("that a crash interrupts is uncertain after the restart, and was sent once", async () => {
    const dataDir = await freshFolder();
    const settings = { ...quick, STUDIO_DATA_DIR: dataDir, SANDBOX_URL: sandbox.url };
    const first = await startStudioWithoutPages(settings);
    const before = await creations();
    const api = studioApi(first.url);
    const inputs = [await inputOf(first.url)];
    const response = await api.generate({ model, prompt: "x [[slow:100s]]", inputs }, "crash");
    const { generation } = generationEnvelopeSchema.parse(await response.json());
    while ((await creations()) === before) await new Promise((next) => setTimeout(next, 20));
    await first.crash();
    const second = await startStudioWithoutPages(settings);
    const after = await studioApi(second.url).untilEnded(generation.id);
    expect(after.status).toBe("uncertain");
    expect((await creations()) - before).toBe(1);
    await second.stop();
  });
});

describe("images that are too large together for one call", () => {
  it("are uploaded instead if the administrator allows it", async () => {
    const allowed = await startStudioWithoutPages({
      ...quick,
      STUDIO_DATA_DIR: await freshFolder(),
      SANDBOX_URL: sandbox.url,
      DASHSCOPE_BODY_LIMIT_MB: "1",
      DASHSCOPE_UPLOADS: "on",
    });
    const api = studioApi(allowed.url);
    const picture = Buffer.concat([await plainPicture(900, 900)], 2 * 1024 * 1024);
    const asset = await api.keep("long.png", picture);
    const inputs = [{ assetId: asset.id, boxes: [[10, 10, 99, 99]] }];
    const generation = await run({ model: "wan2.7-image", prompt: "x", inputs }, allowed.url);
    expect(generation.status).toBe("succeeded");
    expect(generation.sentInputs).toMatchObject([{ changes: [], bytes: picture.byteLength }]);
    const ledger = await readLedger();
    const sent = JSON.stringify(ledger.requests.findLast(({ method }) => method === "POST")?.body);
    expect(sent).toContain('"image":"oss://dashscope-instant/');
    await allowed.stop();
  });
});

describe("the administrator's own facts", () => {
  it("apply: price, limits and waits", async () => {
    const dataDir = await freshFolder();
    const file = join(dataDir, "models.json");
    const facts = {
      "wan2.7-image": {
        price: { unitPrice: 0.15, currency: "EUR" },
        submissionsPerSecond: 1,
        tasksAtOnce: null,
        typicalSeconds: { min: 5, max: 9 },
      },
    };
    await writeFile(file, JSON.stringify(facts));
    const own = await startStudioWithoutPages({
      ...quick,
      STUDIO_DATA_DIR: dataDir,
      SANDBOX_URL: sandbox.url,
      STUDIO_MODELS: file,
    });
    const { models } = await (await fetch(`${own.url}/api/models`)).json();
    expect(models).toHaveLength(catalog.length);
    expect(models[1]).toMatchObject({
      id: "wan2.7-image",
      price: { unitPrice: 0.15, currency: "EUR", source: "administrator" },
      limits: { submissionsPerSecond: 1, tasksAtOnce: null, source: "administrator", asOf: "" },
      wait: { seconds: { min: 5, max: 9 } },
    });
    await own.stop();
  });
});
