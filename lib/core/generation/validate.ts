import { type Box, boxFault, type PixelSize } from "../box/box";
import { isOffered } from "../models/at-endpoint";
import type { InputLimits, Model, Situation, TextLimit } from "../models/model";
import type { EndpointId } from "../models/region";
import { countRangeOf, holds } from "../models/rules";
import { megabyte } from "../models/shared";
import { toggles } from "../models/toggles";
import { fullRatio, type Palette } from "../palette/palette";
import {
  defaultSendingLimits,
  type InputFacts,
  planInput,
  planSending,
  type SendingLimits,
} from "./preparation";
import { type Problem, problem } from "./problem";
import { estimateTokens, lengthOf } from "./prompt/length";
import type { GenerationRequest, Parameters } from "./request";
import { sizeProblems } from "./size/validate-size";

/** The parts of a request that rules depend on. */
export function situationOf(request: GenerationRequest, model: Model): Situation {
  return {
    hasInputs: request.inputs.length > 0,
    sequential: request.parameters.sequential ?? false,
    several: (request.parameters.n ?? model.parameters.n.default) > 1,
    rewrites: request.parameters.promptExtend ?? model.parameters.promptExtend?.default ?? false,
  };
}

/**
 * Every model rule that the request breaks, in the order of the form. The form, its shortcuts and
 * the server all use this one function.
 * @param facts what is known about each input, in the order of `request.inputs`; undefined if the
 * asset does not exist
 * @param endpoint where the call would go
 */
export function problemsOf(
  request: GenerationRequest,
  model: Model,
  facts: (InputFacts | undefined)[],
  sending: SendingLimits = defaultSendingLimits,
  endpoint: EndpointId = "sandbox",
): Problem[] {
  const situation = situationOf(request, model);
  return [
    ...regionProblems(model, endpoint),
    ...promptProblems(request, model),
    ...inputProblems(request, model, facts),
    ...bodyProblems(request, model, facts, sending),
    ...sizeProblems(request.parameters.size, model, situation),
    ...countProblems(request.parameters, model, situation),
    ...paletteProblems(request.parameters.palette, model, situation),
    ...modeProblems(request.parameters, model, situation),
    ...unsupportedProblems(request.parameters, model),
  ];
}

/** A model that the region does not have cannot run there, whatever is asked of it. */
export function regionProblems(model: Model, endpoint: EndpointId): Problem[] {
  if (isOffered(model, endpoint)) return [];
  return [problem("model", "model.notInRegion", { model: model.title, region: endpoint })];
}

function promptProblems({ prompt, negativePrompt }: GenerationRequest, model: Model): Problem[] {
  const found = lengthProblems("prompt", prompt, model.prompt);
  if (prompt.trim() === "") found.unshift(problem("prompt", "prompt.empty"));
  if (negativePrompt === undefined) return found;
  const rule = model.negativePrompt;
  const path = "negativePrompt";
  if (!rule) return [...found, problem(path, "negativePrompt.unsupported", { model: model.title })];
  return [...found, ...lengthProblems(path, negativePrompt, rule)];
}

/** Upstream silently cuts off what is too long. Of tokens, only what certainly is counts. */
function lengthProblems(
  path: "prompt" | "negativePrompt",
  text: string,
  limit: TextLimit,
): Problem[] {
  const { count, verdict } = lengthOf(text, limit);
  if (verdict !== "tooLong") return [];
  const { max } = limit;
  if (limit.unit === "characters") return [problem(path, `${path}.tooLong`, { count, max })];
  const least = Math.floor(estimateTokens(text).least);
  return [problem(path, "prompt.tooManyTokens", { least, max })];
}

function inputProblems(
  request: GenerationRequest,
  model: Model,
  facts: (InputFacts | undefined)[],
): Problem[] {
  const count = request.inputs.length;
  const limits = model.inputs;
  if (!limits) {
    return count > 0 ? [problem("inputs", "inputs.unsupported", { model: model.title })] : [];
  }
  const { min, max } = limits.count;
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
    found.push(...imageProblems(image, index, limits));
    found.push(...boxProblems(input.boxes, image, path, model));
  });
  return found;
}

/** Problems that no copy can solve: a copy neither invents pixels nor crops a picture. */
function imageProblems(image: InputFacts, index: number, limits: InputLimits): Problem[] {
  const { sidePx, aspect } = limits;
  const { width, height } = image;
  const path = `inputs.${index}`;
  const about = { number: index + 1, width, height };
  const found: Problem[] = [];
  const planned = planInput(image, limits);
  if (sidePx && Math.min(planned.width, planned.height) < sidePx.min) {
    found.push(problem(path, "input.side", { ...about, ...sidePx }));
  }
  if (aspect && (width / height < aspect.min || width / height > aspect.max)) {
    found.push(problem(path, "input.aspect", { ...about, max: aspect.max }));
  }
  return found;
}

function boxProblems(boxes: Box[], image: PixelSize, path: string, model: Model): Problem[] {
  const rule = model.inputs?.boxes;
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

function bodyProblems(
  request: GenerationRequest,
  model: Model,
  facts: (InputFacts | undefined)[],
  sending: SendingLimits,
): Problem[] {
  if (!model.inputs) return [];
  const known = facts.filter((image) => image !== undefined);
  const plan = planSending(known, model.inputs, sending, request);
  if (!plan.isTooLarge) return [];
  const megabytes = (bytes: number) => Math.round(bytes / megabyte);
  const params = { megabytes: megabytes(plan.bodyBytes), max: megabytes(sending.bodyBytes) };
  return [problem("inputs", "inputs.bodyTooLarge", params)];
}

function countProblems({ n, seed }: Parameters, model: Model, situation: Situation): Problem[] {
  const found: Problem[] = [];
  const range = countRangeOf(model, situation);
  if (n !== undefined && (n < range.min || n > range.max)) {
    const isFixed = range.min === range.max;
    found.push(
      isFixed
        ? problem("parameters.n", "n.fixed", { n, model: model.title })
        : problem("parameters.n", "n.range", { n, ...range }),
    );
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

function modeProblems(
  { promptExtendMode: mode }: Parameters,
  model: Model,
  situation: Situation,
): Problem[] {
  const rule = model.parameters.promptExtendMode;
  if (mode === undefined || !rule || !holds(rule.effectiveWhen, situation)) return [];
  const choice = rule.choices.find(({ value }) => value === mode);
  if (choice && holds(choice.allowedWhen, situation)) return [];
  return [problem("parameters.promptExtendMode", "promptExtendMode.needsNoInputs")];
}

function unsupportedProblems(parameters: Parameters, model: Model): Problem[] {
  const optional = ["seed", ...toggles, "promptExtendMode", "palette"] as const;
  return optional
    .filter((name) => parameters[name] !== undefined && !model.parameters[name])
    .map((name) =>
      problem(`parameters.${name}`, "parameter.unsupported", { name, model: model.title }),
    );
}
