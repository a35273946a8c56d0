import type { NumberParameter } from "../models/model";
import type { GenerationRequest } from "./request";

/** Turns 32 random bits into a seed within the model's range. */
export function seedFrom(bits: number, { min, max }: Pick<NumberParameter, "min" | "max">): number {
  return min + (bits % (max - min + 1));
}

/**
 * The request with a known seed, either the one it has or a new one, so that every run can be
 * repeated. A model without seeds gets none.
 * @param isNew replace the seed even if one is set
 */
export function withSeed(
  request: GenerationRequest,
  rule: NumberParameter | undefined,
  bits: number,
  isNew = false,
): GenerationRequest {
  if (!rule || (request.parameters.seed !== undefined && !isNew)) return request;
  return { ...request, parameters: { ...request.parameters, seed: seedFrom(bits, rule) } };
}
