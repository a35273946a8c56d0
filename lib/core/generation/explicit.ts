import type { Model } from "../models/model";
import type { GenerationRequest } from "./request";

/**
 * The request with every default filled in that the documents disagree on and that affects the
 * bill: always `n`, and the size if the model has a default size. Defaults that cost nothing, such
 * as the watermark, stay as requested. docs/dashscope.md#number-of-images
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
