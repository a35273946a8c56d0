import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mappedBox } from "@/lib/core/bbox/box";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { explicitRequest } from "@/lib/core/generation/explicit";
import { fitToModel } from "@/lib/core/generation/fit";
import { type InputFacts, type InputPlan, planSending } from "@/lib/core/generation/preparation";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import { catalog } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import type { InputImage } from "@/lib/emulator/input-image";
import { upstreamModels } from "@/lib/emulator/models/upstream-models";
import { wireBody } from "@/lib/server/dashscope/wire";
import { draftFor } from "../../support/draft-arbitrary";

const limits = { bodyBytes: 64 * 1024 * 1024, uploads: false };

/** What arrives of an image that was planned so. A copy is opaque, and in a format that all take. */
function arrival(image: InputFacts, plan: InputPlan, index: number): InputImage {
  const isCopy = plan.changes.length > 0;
  return {
    sha256: String(index),
    width: plan.width,
    height: plan.height,
    bytes: plan.bytes,
    format: isCopy ? "png" : image.mime.replace("image/", ""),
    hasAlpha: isCopy ? false : image.hasAlpha,
    content: Buffer.alloc(0),
  };
}

/** What upstream would say of the request: the code of a refusal, or undefined. */
function verdictOf(model: Model, request: GenerationRequest, images: InputFacts[]) {
  const plans = model.inputs
    ? planSending(images, model.inputs, limits, request.shrinkInputs ?? false).inputs
    : [];
  const call = model.calls.asynchronous ?? model.calls.synchronous;
  const upstream = upstreamModels.get(model.id);
  const way = upstream?.asynchronous ?? upstream?.synchronous;
  if (!call || !way) throw new Error(`${model.id} cannot be called.`);
  expect(call.path).toBe(way.path);
  const sent = {
    ...explicitRequest(request, model),
    inputs: request.inputs.map((input, index) => {
      const [image, plan] = [images[index], plans[index]];
      const boxes = image && plan ? input.boxes.map((box) => mappedBox(box, image, plan)) : [];
      return { ...input, boxes };
    }),
  };
  const addresses = request.inputs.map((_, index) => `i${index}`);
  const body: unknown = JSON.parse(JSON.stringify(wireBody(sent, model, call, addresses)));
  const known = images.map((image, index) => {
    const plan = plans[index];
    return [`i${index}`, plan ? arrival(image, plan, index) : undefined] as const;
  });
  const readable = known.flatMap(([name, image]) => (image ? [[name, image] as const] : []));
  const verdict = way.judge(body, new Map(readable));
  return "code" in verdict ? verdict : undefined;
}

/** The request as a program would write it: everything that the draft says, fitting or not. */
const unfitted = ({
  inputs,
  prompt,
  negativePrompt,
  parameters,
  model,
}: Draft): GenerationRequest => ({
  model,
  prompt,
  inputs,
  parameters,
  ...(negativePrompt === undefined ? {} : { negativePrompt }),
});

const runsPerModel = 1000;

describe.each(catalog.map((model) => [model.id, model] as const))("%s", (_, model) => {
  it("accepts whatever the studio sends", () => {
    let valid = 0;
    let invalid = 0;
    fc.assert(
      fc.property(draftFor(model), fc.boolean(), ({ draft, images }, isFitted) => {
        const request = isFitted ? fitToModel(draft, model).request : unfitted(draft);
        const facts = request.inputs.length > 0 ? images : [];
        if (problemsOf(request, model, facts, limits).length > 0) {
          invalid += 1;
          return;
        }
        valid += 1;
        expect(verdictOf(model, request, facts)).toBeUndefined();
      }),
      { numRuns: runsPerModel },
    );
    // Neither side of the rule may be empty, or the property says nothing.
    expect(valid).toBeGreaterThan(runsPerModel / 40);
    expect(invalid).toBeGreaterThan(runsPerModel / 40);
  });
});
