import fc from "fast-check";
import type { Axis } from "@/lib/core/comparison/axis";
import type { PlanContext } from "@/lib/core/comparison/plan-cells";
import type { InputFacts } from "@/lib/core/generation/preparation";
import { defaultSendingLimits } from "@/lib/core/generation/preparation";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { catalog } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import { wan27Image } from "@/lib/core/models/wan27";
import { startingPalette } from "@/lib/core/palette/starting-palette";

const idOf = (place: number) => `018f0000-0000-7000-8000-${String(place).padStart(12, "0")}`;

/** Image sides; the last is too small for any model. One more id has no image. */
const sides = [512, 1024, 3000, 100];
const imageIds = [...sides.keys(), 99].map(idOf);

function factsOf(assetId: string): InputFacts | undefined {
  const side = sides[imageIds.indexOf(assetId)];
  const facts = { bytes: 1000, mime: "image/png", orientation: 1, hasAlpha: false } as const;
  return side === undefined ? undefined : { width: side, height: side, ...facts };
}

/** A model with no known price. */
const unpriced: Model = { ...wan27Image, id: "unpriced", title: "Unpriced", prices: {} };

export const planContext: PlanContext = {
  models: [...catalog, unpriced],
  endpoint: "beijing",
  sending: defaultSendingLimits,
  factsOf,
  digest: (text) => text,
};

const modelIds = [...planContext.models.map(({ id }) => id), "unknown"];
const sizes = ["1K", "2K", "4K", "1024*1024", "1328*1328", "1664*928", "5000*10", "huge"];
const someOf = <Value>(values: Value[]) =>
  fc
    .uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 4 })
    .map((chosen) => chosen.map((value) => ({ value })));

const axis: fc.Arbitrary<Axis> = fc.oneof(
  fc.record({ kind: fc.constant("seed" as const), values: someOf([0, 1, 7, 2_147_483_648]) }),
  fc.record({ kind: fc.constant("size" as const), values: someOf(sizes) }),
  fc.record({ kind: fc.constant("model" as const), values: someOf(modelIds) }),
  fc.record({ kind: fc.constant("prompt" as const), values: someOf(["a", "a {b|c}", "", "图1"]) }),
  fc.record({ kind: fc.constant("negativePrompt" as const), values: someOf(["", "blurry"]) }),
  fc.record({ kind: fc.constant("thinkingMode" as const), values: someOf([true, false]) }),
  fc.record({ kind: fc.constant("promptExtend" as const), values: someOf([true, false]) }),
  fc.record({ kind: fc.constant("palette" as const), values: someOf([[], startingPalette]) }),
  fc.record({
    kind: fc.constant("input" as const),
    place: fc.constant(0),
    values: someOf(imageIds),
  }),
);

export const axes: fc.Arbitrary<Axis[]> = fc.uniqueArray(axis, {
  minLength: 1,
  maxLength: 3,
  selector: ({ kind }) => kind,
});

export const request: fc.Arbitrary<GenerationRequest> = fc
  .record({
    model: fc.constantFrom(...planContext.models.map(({ id }) => id)),
    n: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    size: fc.option(fc.constantFrom(...sizes), { nil: undefined }),
    inputs: fc.array(fc.constantFrom(...imageIds.slice(0, 2)), { minLength: 1, maxLength: 2 }),
    hasInputs: fc.boolean(),
    sequential: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(({ model, n, size, inputs, hasInputs, sequential }) => ({
    model,
    prompt: "a lamp",
    inputs: hasInputs ? inputs.map((assetId) => ({ assetId, boxes: [[1, 2, 30, 40]] })) : [],
    parameters: {
      seed: 5,
      ...(n === undefined ? {} : { n }),
      ...(size === undefined ? {} : { size }),
      ...(sequential === undefined ? {} : { sequential }),
    },
  }));

/** The axes that a request can have: only a request with an image can vary its image. */
export const fitting = (asked: GenerationRequest, chosen: Axis[]): Axis[] => {
  const kept = chosen.filter(({ kind }) => kind !== "input" || asked.inputs.length > 0);
  return kept.length > 0 ? kept : [{ kind: "seed", values: [{ value: 1 }] }];
};
