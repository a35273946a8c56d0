import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { explicitRequest } from "@/lib/core/generation/explicit";
import { type GenerationRequest, generationRequestSchema } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import type { Call, Model } from "@/lib/core/models/model";
import { wireBody } from "@/lib/server/dashscope/wire";
import { documentRequests, pathOf } from "../../support/contract";
import { callToItsEnd, emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";
import { dataUri, factsOf } from "../../support/image-file";

type Body = (typeof documentRequests)[number]["body"];

const assetId = "018f0000-0000-7000-8000-000000000000";
/** The documents' boxes lie on an image of 1696 × 960. */
const picture = { width: 1696, height: 960 };

const messagesSchema = z.object({
  messages: z.tuple([
    z.object({ content: z.array(z.object({ text: z.string(), image: z.string() }).partial()) }),
  ]),
});
const flatSchema = z.object({
  prompt: z.string(),
  negative_prompt: z.string().optional(),
  images: z.array(z.string()).default([]),
});

/** What a printed body asks for, in the words of the studio's form. */
function readBody({ model, input, parameters }: Body) {
  const messages = messagesSchema.safeParse(input).data?.messages[0].content;
  const flat = messages ? undefined : flatSchema.parse(input);
  const images = messages?.flatMap(({ image }) => image ?? []) ?? flat?.images ?? [];
  const boxes = z.array(z.unknown()).parse(parameters.bbox_list ?? []);
  const named = {
    size: parameters.size,
    n: parameters.n,
    seed: parameters.seed,
    watermark: parameters.watermark,
    thinkingMode: parameters.thinking_mode,
    sequential: parameters.enable_sequential,
    promptExtend: parameters.prompt_extend,
  };
  const request = generationRequestSchema.parse({
    model,
    prompt: messages?.find(({ text }) => text !== undefined)?.text ?? flat?.prompt,
    negativePrompt: parameters.negative_prompt ?? flat?.negative_prompt,
    inputs: images.map((_, index) => ({ assetId, boxes: boxes[index] ?? [] })),
    parameters: named,
  });
  return { request, images };
}

function callOn(model: Model, path: string): Call {
  const call = [model.calls.asynchronous, model.calls.synchronous].find(
    (way) => way?.path === path,
  );
  if (!call) throw new Error(`${model.id} has no ${path}.`);
  return call;
}

/** Leaves out what was not said: a key that is undefined is no key on the wire. */
const onTheWire = (value: unknown) => JSON.parse(JSON.stringify(value));

let emulator: OwnEmulator;
beforeAll(async () => {
  emulator = await emulatorOnOwnClock();
});
afterAll(() => emulator.close());

describe("every request that the documents print", () => {
  it("is there", () => expect(documentRequests).toHaveLength(15));

  const rows = documentRequests.map((printed) => [printed.name, printed] as const);

  it.each(rows)("%s: the studio makes it, body for body", (_, { body, endpoint }) => {
    const model = modelOf(catalog, body.model);
    const { request, images } = readBody(body);
    const made = wireBody(request, model, callOn(model, pathOf(endpoint)), images);
    expect(onTheWire(made)).toEqual(body);
  });

  it.each(rows)("%s: the studio finds nothing wrong with it", async (_, { body }) => {
    const model = modelOf(catalog, body.model);
    const { request, images } = readBody(body);
    const facts = await factsOf(picture);
    expect(
      problemsOf(
        request,
        model,
        images.map(() => facts),
      ),
    ).toEqual([]);
  });

  it.each(rows)("%s: the emulator takes it", async (_, { body, endpoint, headers }) => {
    const { images } = readBody(body);
    const local = await dataUri(picture);
    const text = images.reduce((all, url) => all.replace(url, local), JSON.stringify(body));
    expect(headers["X-DashScope-Async"] !== undefined).toBe(
      !pathOf(endpoint).includes("multimodal-generation"),
    );
    const { code, answer } = await callToItsEnd(emulator, pathOf(endpoint), JSON.parse(text));
    expect(code).toBeUndefined();
    expect(answer.body.usage.image_count).toBe(z.int().catch(1).parse(body.parameters.n));
  });
});

describe("what is sent", () => {
  it.each(catalog.map((model) => [model.id, model] as const))(
    "for %s says how many images, whatever the request leaves open",
    (_, model) => {
      const request: GenerationRequest = {
        model: model.id,
        prompt: "x",
        inputs: [],
        parameters: {},
      };
      for (const call of [model.calls.asynchronous, model.calls.synchronous]) {
        if (!call) continue;
        const { parameters } = wireBody(explicitRequest(request, model), model, call, []);
        expect(parameters.n).toBe(1);
        expect(parameters.size).toBe(model.parameters.size?.default);
      }
    },
  );

  it.each(catalog.map((model) => [model.id, model] as const))(
    "to %s has no parameter that it does not know",
    (_, model) => {
      const everything: GenerationRequest = {
        model: model.id,
        prompt: "x",
        inputs: [{ assetId, boxes: [[0, 0, 9, 9]] }],
        parameters: {
          size: "2K",
          n: 1,
          seed: 1,
          watermark: true,
          thinkingMode: true,
          sequential: true,
          promptExtend: true,
          palette: [{ hex: "#000000", ratio: 10_000 }],
        },
      };
      const known = [
        model.inputs?.boxes?.wireName,
        ...Object.values(model.parameters).map(({ wireName }) => wireName),
      ];
      for (const call of [model.calls.asynchronous, model.calls.synchronous]) {
        if (!call) continue;
        const { parameters } = wireBody(everything, model, call, ["i"]);
        expect(Object.keys(parameters).filter((name) => !known.includes(name))).toEqual([]);
      }
    },
  );
});
