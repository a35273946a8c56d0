import type { Model } from "../models/model";
import type { GenerationRequest } from "./request";

/**
 * The request with nothing left to a default that the documents disagree on and that multiplies the
 * bill: `n` is always there, and the size wherever the model has one of its own. What a default does
 * not cost, such as the watermark, stays as it was asked for. docs/dashscope.md#number-of-images
 */
export function explicitRequest(request: GenerationRequest, model: Model): GenerationRequest {
  const { parameters } = request;
  const size = parameters.size ?? model.parameters.size?.default;
  return {
    ...request,
    parameters: {
      ...parameters,
      n: parameters.n ?? model.parameters.n.default,
      ...(size === undefined ? {} : { size }),
    },
  };
}
