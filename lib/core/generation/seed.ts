import type { Model, SeedParameter } from "../models/model";
import type { GenerationRequest, Parameters } from "./request";

/** Turns 32 random bits into a seed within the model's range. */
export function seedFrom(bits: number, { min, max }: Pick<SeedParameter, "min" | "max">): number {
  return min + (bits % (max - min + 1));
}

/**
 * The request with a known seed, either the one it has or a new one, so that the same can be asked
 * for again. A model without seeds gets none.
 * @param isNew replace the seed even if one is set
 */
export function withSeed(
  request: GenerationRequest,
  rule: SeedParameter | undefined,
  bits: number,
  isNew = false,
): GenerationRequest {
  if (!rule || (request.parameters.seed !== undefined && !isNew)) return request;
  // Where the images count on from the first one's seed, the last one's must still be a valid seed.
  const further = Math.max(0, (request.parameters.n ?? 1) - 1) * (rule.step ?? 0);
  const range = { min: rule.min, max: Math.max(rule.min, rule.max - further) };
  return { ...request, parameters: { ...request.parameters, seed: seedFrom(bits, range) } };
}

type Asked = Pick<Parameters, "seed" | "n" | "sequential">;

const asksForOne = ({ n }: Asked, model: Model | undefined) =>
  (n ?? model?.parameters.n.default ?? 1) <= 1;

/**
 * The seed that draws an image of a call by itself: the call's own if it asked for one image,
 * otherwise counted on from that where DashScope says how. Undefined where nobody says.
 * docs/dashscope.md#seeds
 * @param index of the image among those of the call, from 0
 */
export function seedOfImage(
  asked: Asked,
  index: number,
  model: Model | undefined,
): number | undefined {
  const { seed, sequential } = asked;
  if (seed === undefined || asksForOne(asked, model)) return seed;
  const rule = model?.parameters.seed;
  if (rule?.step === undefined || sequential) return undefined;
  const own = seed + index * rule.step;
  return own <= rule.max ? own : undefined;
}

/** The seed to show at an image: its own, or the call's where its own is unknown. */
export function shownSeedOf(
  made: { seed?: number | undefined; imageSeed?: number | undefined } | undefined,
): number | undefined {
  return made?.imageSeed ?? made?.seed;
}

/**
 * The request for one image of a call alone: a single one, with that image's own seed where it is
 * known, else the call's. An image of a set stays one of its set.
 */
export function requestOfImage(
  request: GenerationRequest,
  index: number,
  model: Model | undefined,
): GenerationRequest {
  const { parameters } = request;
  if (parameters.sequential || asksForOne(parameters, model)) return request;
  const seed = seedOfImage(parameters, index, model) ?? parameters.seed;
  return {
    ...request,
    parameters: { ...parameters, n: 1, ...(seed === undefined ? {} : { seed }) },
  };
}
