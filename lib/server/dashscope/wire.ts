import "server-only";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { situationOf } from "@/lib/core/generation/validate";
import type { BodyShape, Model, ToggleParameter } from "@/lib/core/models/model";
import { holds } from "@/lib/core/models/rules";
import { formatRatio } from "@/lib/core/palette/palette";

interface WireBody {
  model: string;
  input: unknown;
  parameters: Record<string, unknown>;
}

/**
 * The body of a creation, as the documents print it. W27-ja, request body.
 * @param images one address or data URI an input, in the order of `request.inputs`
 */
export function wireBody(request: GenerationRequest, model: Model, images: string[]): WireBody {
  return {
    model: model.id,
    input: inputs[model.body](request, images),
    parameters: wireParameters(request, model),
  };
}

const inputs = {
  messages: (request, images) => ({
    messages: [
      { role: "user", content: [...images.map((image) => ({ image })), { text: request.prompt }] },
    ],
  }),
} satisfies Record<BodyShape, (request: GenerationRequest, images: string[]) => unknown>;

function wireParameters(request: GenerationRequest, model: Model): Record<string, unknown> {
  const { parameters } = request;
  const rules = model.parameters;
  const situation = situationOf(request);
  const wire: Record<string, unknown> = {};

  const boxes = model.inputs.boxes;
  if (boxes && request.inputs.some((input) => input.boxes.length > 0)) {
    wire[boxes.wireName] = request.inputs.map((input) => input.boxes);
  }
  const toggle = (rule: ToggleParameter | undefined, value: boolean | undefined) => {
    if (rule && value !== undefined && holds(rule.effectiveWhen, situation)) {
      wire[rule.wireName] = value;
    }
  };
  toggle(rules.sequential, parameters.sequential);
  if (rules.size) wire[rules.size.wireName] = parameters.size ?? rules.size.default;
  // Always sent: the documents disagree on its default, and it multiplies the bill.
  wire[rules.n.wireName] = parameters.n ?? rules.n.default;
  toggle(rules.thinkingMode, parameters.thinkingMode);
  if (rules.palette && parameters.palette) {
    wire[rules.palette.wireName] = parameters.palette.map(({ hex, ratio }) => ({
      hex,
      ratio: formatRatio(ratio),
    }));
  }
  if (rules.watermark) wire[rules.watermark.wireName] = parameters.watermark ?? false;
  toggle(rules.promptExtend, parameters.promptExtend);
  if (rules.seed && parameters.seed !== undefined) wire[rules.seed.wireName] = parameters.seed;
  return wire;
}
