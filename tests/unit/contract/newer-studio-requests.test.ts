import { describe, expect, it } from "vitest";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog, modelOf } from "@/lib/core/models/catalog";
import { wireBody } from "@/lib/server/dashscope/wire";
import { newerRequests, pathOf } from "../../support/contract";
import { factsOf } from "../../support/image-file";
import { readBody } from "../../support/read-body";

const assetId = "018f0000-0000-7000-8000-000000000000";

/** What the studio offers; text with pictures in between is a form of its own that it has not. */
const rows = newerRequests
  .filter(({ body }) => catalog.some(({ id }) => id === body.model))
  .filter(({ body }) => body.parameters.enable_interleave !== true)
  .map((printed) => [printed.name, printed] as const);

/** Leaves out what was not said: a key that is undefined is no key on the wire. */
const onTheWire = (value: unknown) => JSON.parse(JSON.stringify(value));

describe("every request with what came after the documents, of a model of the catalog", () => {
  it("is there, for each model that the documents lack", () => {
    const models = new Set(rows.map(([, { body }]) => body.model));
    expect([...models].sort()).toEqual([
      "qwen-image-2.0",
      "qwen-image-2.0-pro",
      "qwen-image-2.1-pro",
      "qwen-image-2.1-turbo",
      "qwen-image-3.0",
      "qwen-image-3.0-pro",
      "qwen-image-edit-plus",
      "wan2.5-i2i-preview",
      "wan2.5-t2i-preview",
      "wan2.6-image",
      "wan2.6-t2i",
      "z-image-turbo",
    ]);
  });

  it.each(rows)("%s: the studio makes it, body for body", (_, { body, endpoint }) => {
    const model = modelOf(catalog, body.model);
    const call = [model.calls.asynchronous, model.calls.synchronous].find(
      (way) => way?.path === pathOf(endpoint),
    );
    if (!call) throw new Error(`${model.id} has no ${endpoint}.`);
    const { request, images } = readBody(body, assetId);
    // The way of editing is the default, which the studio leaves to DashScope.
    const { enable_interleave: _default, ...parameters } = body.parameters;
    expect(onTheWire(wireBody(request, model, call, images))).toEqual({ ...body, parameters });
  });

  it.each(rows)("%s: the studio finds nothing wrong with it", async (_, { body }) => {
    const model = modelOf(catalog, body.model);
    const { request, images } = readBody(body, assetId);
    const facts = await factsOf({ width: 1000, height: 1000 });
    const inputs = images.map(() => facts);
    expect(problemsOf(request, model, inputs)).toEqual([]);
  });
});
