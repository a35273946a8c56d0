import "server-only";
import type { GenerationRequest } from "@/lib/core/generation/request";
import type { BodyShape, Call, Model } from "@/lib/core/models/model";
import { toggles } from "@/lib/core/models/toggles";
import { formatRatio } from "@/lib/core/palette/palette";

export interface WireBody {
  model: string;
  input: Record<string, unknown>;
  parameters: Record<string, unknown>;
}

/**
 * The body of a call in the documented shape. Contains only what the request says, so the caller
 * must make every value explicit first (`explicitRequest`). Omits parameters that the model does
 * not know. docs/dashscope.md#request-bodies
 * @param images one address or data URI for each input, in the order of `request.inputs`
 */
export function wireBody(
  request: GenerationRequest,
  model: Model,
  call: Call,
  images: string[],
): WireBody {
  const { input, parameters } = shapes[call.body](request, images);
  return {
    model: model.id,
    input,
    parameters: { ...wireParameters(request, model), ...parameters },
  };
}

interface Shaped {
  input: Record<string, unknown>;
  /** What this shape puts into the parameters and another puts into `input`. */
  parameters: Record<string, unknown>;
}

const shapes: Record<BodyShape, (request: GenerationRequest, images: string[]) => Shaped> = {
  messages: ({ prompt, negativePrompt }, images) => ({
    input: {
      messages: [
        { role: "user", content: [...images.map((image) => ({ image })), { text: prompt }] },
      ],
    },
    parameters: negativePrompt === undefined ? {} : { negative_prompt: negativePrompt },
  }),
  flat: ({ prompt, negativePrompt }, images) => ({
    input: {
      prompt,
      ...(images.length > 0 ? { images } : {}),
      ...(negativePrompt === undefined ? {} : { negative_prompt: negativePrompt }),
    },
    parameters: {},
  }),
};

function wireParameters({ inputs, parameters }: GenerationRequest, model: Model) {
  const rules = model.parameters;
  const wire: Record<string, unknown> = {};
  const boxes = model.inputs?.boxes;
  if (boxes && inputs.some((input) => input.boxes.length > 0)) {
    wire[boxes.wireName] = inputs.map((input) => input.boxes);
  }
  const plain = ["size", "n", ...toggles, "promptExtendMode", "seed"] as const;
  for (const name of plain) {
    const rule = rules[name];
    if (rule?.wireName && parameters[name] !== undefined) wire[rule.wireName] = parameters[name];
  }
  if (rules.palette && parameters.palette) {
    wire[rules.palette.wireName] = parameters.palette.map(({ hex, ratio }) => ({
      hex,
      ratio: formatRatio(ratio),
    }));
  }
  return wire;
}
