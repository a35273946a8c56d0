import type { NumberParameter } from "../models/model";
import type { GenerationRequest } from "./request";

/** A seed of the model's range from 32 random bits. */
export function seedFrom(bits: number, { min, max }: Pick<NumberParameter, "min" | "max">): number {
  return min + (bits % (max - min + 1));
}

/**
 * The request with a seed that everybody knows: the one that was set, or one that is drawn here, so
 * that every run can be repeated. A model without seeds gets none.
 * @param isNew draw one also where one is set
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
