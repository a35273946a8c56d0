import { expect } from "vitest";
import { mappedBox } from "@/lib/core/box/box";
import { explicitRequest } from "@/lib/core/generation/explicit";
import { type InputFacts, type InputPlan, planSending } from "@/lib/core/generation/preparation";
import type { GenerationRequest } from "@/lib/core/generation/request";
import type { Model } from "@/lib/core/models/model";
import type { InputImage } from "@/lib/emulator/input-image";
import type { Verdict } from "@/lib/emulator/judge/verdict";
import { upstreamModels } from "@/lib/emulator/models/upstream-models";
import { wireBody } from "@/lib/server/dashscope/wire";

export const sendingLimits = { bodyBytes: 64_000_000, uploads: false };

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

/** What the emulator makes of the studio's call for a request: a plan, or a refusal. */
export function upstreamVerdict(
  model: Model,
  request: GenerationRequest,
  images: InputFacts[],
): Verdict {
  const plans = model.inputs
    ? planSending(images, model.inputs, sendingLimits, request).inputs
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
  return way.judge(body, new Map(readable));
}
