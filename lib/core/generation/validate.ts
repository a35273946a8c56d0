import { type Box, boxFault, type PixelSize } from "../bbox/box";
import type { Model, Situation } from "../models/model";
import { countRangeOf, holds, sizeRuleOf, tierObstacle } from "../models/rules";
import { fullRatio, type Palette } from "../palette/palette";
import type { Problem, ProblemCode } from "./problem";
import { countCharacters, type GenerationRequest, type Parameters } from "./request";
import { parseExactSize } from "./size";

/** What the rules need to know of an image; undefined where the asset does not exist. */
export interface InputFacts extends PixelSize {
  bytes: number;
}

export function situationOf(request: GenerationRequest): Situation {
  return {
    hasInputs: request.inputs.length > 0,
    sequential: request.parameters.sequential ?? false,
  };
}

/**
 * Every rule of the model that the request breaks, in the order of the form. The browser's form,
 * its shortcuts and the server ask this one function.
 * @param facts what is known of each input, in the order of `request.inputs`
 */
export function problemsOf(
  request: GenerationRequest,
  model: Model,
  facts: (InputFacts | undefined)[],
): Problem[] {
  const situation = situationOf(request);
  return [
    ...promptProblems(request, model),
    ...inputProblems(request, model, facts),
    ...sizeProblems(request.parameters.size, model, situation),
    ...countProblems(request.parameters, model, situation),
    ...paletteProblems(request.parameters.palette, model, situation),
    ...unsupportedProblems(request.parameters, model),
  ];
}

function problem(
  path: string,
  code: ProblemCode,
  params: Record<string, string | number> = {},
): Problem {
  return { path, code, params };
}

function promptProblems({ prompt, negativePrompt }: GenerationRequest, model: Model): Problem[] {
  const found: Problem[] = [];
  const count = countCharacters(prompt);
  const max = model.prompt.maxCharacters;
  if (prompt.trim() === "") found.push(problem("prompt", "prompt.empty"));
  // Upstream would cut the rest off in silence.
  if (count > max) found.push(problem("prompt", "prompt.tooLong", { count, max }));
  if (negativePrompt !== undefined && !model.negativePrompt) {
    found.push(problem("negativePrompt", "negativePrompt.unsupported", { model: model.title }));
  }
  return found;
}

function inputProblems(
  request: GenerationRequest,
  model: Model,
  facts: (InputFacts | undefined)[],
): Problem[] {
  const { min, max } = model.inputs.count;
  const count = request.inputs.length;
  const found: Problem[] = [];
  if (count < min) found.push(problem("inputs", "inputs.tooFew", { count, min }));
  if (count > max) found.push(problem("inputs", "inputs.tooMany", { count, max }));
  request.inputs.forEach((input, index) => {
    const path = `inputs.${index}`;
    const image = facts[index];
    if (!image) {
      found.push(problem(path, "input.missing", { number: index + 1 }));
      return;
    }
    found.push(...imageProblems(image, index, model));
    found.push(...boxProblems(input.boxes, image, path, model));
  });
  return found;
}

function imageProblems(image: InputFacts, index: number, model: Model): Problem[] {
  const { sidePx, aspect, maxBytes } = model.inputs;
  const { width, height, bytes } = image;
  const path = `inputs.${index}`;
  const about = { number: index + 1, width, height };
  const found: Problem[] = [];
  if (Math.min(width, height) < sidePx.min || Math.max(width, height) > sidePx.max) {
    found.push(problem(path, "input.side", { ...about, ...sidePx }));
  }
  if (width / height < aspect.min || width / height > aspect.max) {
    found.push(problem(path, "input.aspect", { ...about, max: aspect.max }));
  }
  if (bytes > maxBytes) {
    const megabytes = (size: number) => Math.round(size / 104_857.6) / 10;
    found.push(
      problem(path, "input.bytes", {
        number: index + 1,
        megabytes: megabytes(bytes),
        max: megabytes(maxBytes),
      }),
    );
  }
  return found;
}

function boxProblems(boxes: Box[], image: PixelSize, path: string, model: Model): Problem[] {
  const rule = model.inputs.boxes;
  if (boxes.length === 0) return [];
  if (!rule) return [problem(`${path}.boxes`, "boxes.unsupported", { model: model.title })];
  const found: Problem[] = [];
  if (boxes.length > rule.maxPerInput) {
    const params = { count: boxes.length, max: rule.maxPerInput };
    found.push(problem(`${path}.boxes`, "boxes.tooMany", params));
  }
  boxes.forEach((box, index) => {
    const fault = boxFault(box, image);
    if (!fault) return;
    const params = { width: image.width, height: image.height };
    found.push(problem(`${path}.boxes.${index}`, `box.${fault}`, params));
  });
  return found;
}

const tierCodes = {
  inputs: "size.tierNeedsNoInputs",
  sequential: "size.tierNeedsNoSet",
  model: "size.tierUnknown",
} as const;

function sizeProblems(size: string | undefined, model: Model, situation: Situation): Problem[] {
  const path = "parameters.size";
  if (size === undefined) return [];
  const rule = sizeRuleOf(model, situation);
  if (!rule) return [problem(path, "size.unsupported", { model: model.title })];
  if (/^\dK$/.test(size)) {
    const obstacle = tierObstacle(model, size, situation);
    const params = { tier: size, model: model.title };
    return obstacle ? [problem(path, tierCodes[obstacle], params)] : [];
  }
  const exact = parseExactSize(size);
  if (!exact) return [problem(path, "size.form", { size })];
  const { width, height } = exact;
  const found: Problem[] = [];
  const pixels = width * height;
  if (pixels < rule.pixels.min || pixels > rule.pixels.max) {
    const side = (total: number) => Math.sqrt(total);
    const params = { width, height, min: side(rule.pixels.min), max: side(rule.pixels.max) };
    found.push(problem(path, "size.pixels", params));
  }
  // Height 0 has failed on its pixels; its ratio would be infinite.
  if (pixels > 0 && (width / height < rule.aspect.min || width / height > rule.aspect.max)) {
    found.push(problem(path, "size.aspect", { width, height, max: rule.aspect.max }));
  }
  return found;
}

function countProblems({ n, seed }: Parameters, model: Model, situation: Situation): Problem[] {
  const found: Problem[] = [];
  const range = countRangeOf(model, situation);
  if (n !== undefined && (n < range.min || n > range.max)) {
    found.push(problem("parameters.n", "n.range", { n, ...range }));
  }
  const rule = model.parameters.seed;
  if (seed !== undefined && rule && (seed < rule.min || seed > rule.max)) {
    found.push(problem("parameters.seed", "seed.range", { seed, min: rule.min, max: rule.max }));
  }
  return found;
}

function paletteProblems(
  palette: Palette | undefined,
  model: Model,
  situation: Situation,
): Problem[] {
  const rule = model.parameters.palette;
  if (palette === undefined || !rule) return [];
  const path = "parameters.palette";
  const found: Problem[] = [];
  const count = palette.length;
  if (count < rule.colours.min || count > rule.colours.max) {
    found.push(problem(path, "palette.count", { count, ...rule.colours }));
  }
  const sum = palette.reduce((total, { ratio }) => total + ratio, 0);
  if (sum !== fullRatio) {
    found.push(problem(path, "palette.sum", { sum: (sum / 100).toFixed(2) }));
  }
  if (!holds(rule.allowedWhen, situation)) found.push(problem(path, "palette.needsNoSet"));
  return found;
}

function unsupportedProblems(parameters: Parameters, model: Model): Problem[] {
  const optional = [
    "seed",
    "watermark",
    "thinkingMode",
    "sequential",
    "promptExtend",
    "palette",
  ] as const;
  return optional
    .filter((name) => parameters[name] !== undefined && !model.parameters[name])
    .map((name) =>
      problem(`parameters.${name}`, "parameter.unsupported", { name, model: model.title }),
    );
}
