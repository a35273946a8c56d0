import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { explicitRequest } from "@/lib/core/generation/explicit";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import type { Call, Model } from "@/lib/core/models/model";
import { wireBody } from "@/lib/server/dashscope/wire";
import { documentRequests, pathOf } from "../../support/contract";
import { callToItsEnd, emulatorOnOwnClock, type OwnEmulator } from "../../support/emulator";
import { dataUri, factsOf } from "../../support/image-file";
import { readBody } from "../../support/read-body";

const assetId = "018f0000-0000-7000-8000-000000000000";
/** The documents' boxes lie on an image of 1696 × 960. */
const picture = { width: 1696, height: 960 };

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

describe("every request in the documents", () => {
  it("is present", () => expect(documentRequests).toHaveLength(15));

  const rows = documentRequests.map((printed) => [printed.name, printed] as const);

  it.each(rows)("%s: the studio builds it, body for body", (_, { body, endpoint }) => {
    const model = modelOf(catalog, body.model);
    const { request, images } = readBody(body, assetId);
    const made = wireBody(request, model, callOn(model, pathOf(endpoint)), images);
    expect(onTheWire(made)).toEqual(body);
  });

  it.each(rows)("%s: the studio finds nothing wrong with it", async (_, { body }) => {
    const model = modelOf(catalog, body.model);
    const { request, images } = readBody(body, assetId);
    const facts = await factsOf(picture);
    expect(
      problemsOf(
        request,
        model,
        images.map(() => facts),
      ),
    ).toEqual([]);
  });

  it.each(rows)("%s: the emulator accepts it", async (_, { body, endpoint, headers }) => {
    const { images } = readBody(body, assetId);
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

describe("a request as it is sent", () => {
  it.each(catalog.map((model) => [model.id, model] as const))(
    "for %s says how many images, whatever the draft leaves open",
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
        // Without a name on the wire it is one, and no document knows it.
        expect(parameters.n).toBe(model.parameters.n.wireName && 1);
        expect(parameters.size).toBe(model.parameters.size?.default);
      }
    },
  );

  it.each(catalog.map((model) => [model.id, model] as const))(
    "to %s has no parameter that the model does not know",
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
          promptExtendMode: "agent",
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
