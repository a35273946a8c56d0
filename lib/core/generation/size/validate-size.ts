import { type Problem, type ProblemCode, problem } from "@/lib/core/generation/problem";
import type { ExactSizeRule, Model, Situation } from "@/lib/core/models/model";
import { exactSizeRuleOf, type Obstacle, obstacleOf } from "@/lib/core/models/rules";
import { knowsSize, parseExactSize } from "./size";

const path = "parameters.size";

/** The problem code for what a tier requires. The models' rules have no other requirements. */
const needs: Partial<Record<Obstacle, ProblemCode>> = {
  needsNoInputs: "size.tierNeedsNoInputs",
  needsNoSet: "size.tierNeedsNoSet",
};

/** Every size rule that a request breaks. */
export function sizeProblems(
  size: string | undefined,
  model: Model,
  situation: Situation,
): Problem[] {
  if (size === undefined) return [];
  const rule = model.parameters.size;
  if (!rule) return [problem(path, "size.unsupported", { model: model.title })];
  if (rule.listed) return listedProblems(size, model, rule.listed.offered);
  if (rule.alsoExact?.includes(size)) return [];
  if (/^\dK$/.test(size)) return tierProblems(size, model, situation);
  const exact = parseExactSize(size);
  const range = exactSizeRuleOf(model, situation);
  if (!exact || !range) return [problem(path, "size.form", { size })];
  return exactProblems(exact, range);
}

function listedProblems(size: string, model: Model, offered: string[]): Problem[] {
  if (knowsSize(model, size)) return [];
  const list = offered.map((one) => one.replace("*", " × ")).join(", ");
  return [problem(path, "size.notListed", { size, model: model.title, list })];
}

function tierProblems(tier: string, model: Model, situation: Situation): Problem[] {
  const params = { tier, model: model.title };
  const known = model.parameters.size?.tiers.find(({ name }) => name === tier);
  if (!known) return [problem(path, "size.tierUnknown", params)];
  const obstacle = obstacleOf(known.allowedWhen, situation);
  return obstacle ? [problem(path, needs[obstacle] ?? "size.tierUnknown", params)] : [];
}

/** Every rule that an exact size breaks. */
export function exactProblems(
  { width, height }: { width: number; height: number },
  { pixels, sidePx, aspect }: ExactSizeRule,
): Problem[] {
  const found: Problem[] = [];
  const total = width * height;
  if (pixels && (total < pixels.min || total > pixels.max)) {
    const params = { width, height, min: Math.sqrt(pixels.min), max: Math.sqrt(pixels.max) };
    found.push(problem(path, "size.pixels", params));
  }
  if (sidePx && (Math.min(width, height) < sidePx.min || Math.max(width, height) > sidePx.max)) {
    found.push(problem(path, "size.side", { width, height, ...sidePx }));
  }
  // Height 0 has already failed on its pixels; its ratio would be infinite.
  if (aspect && total > 0 && (width / height < aspect.min || width / height > aspect.max)) {
    found.push(problem(path, "size.aspect", { width, height, max: aspect.max }));
  }
  return found;
}
