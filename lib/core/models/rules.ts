import type { Case, Condition, Model, Range, Situation, SizeRule } from "./model";

/** Whether every part that the condition names has that value in the situation. */
export function holds(condition: Condition, situation: Situation): boolean {
  return (
    (condition.hasInputs === undefined || condition.hasInputs === situation.hasInputs) &&
    (condition.sequential === undefined || condition.sequential === situation.sequential)
  );
}

function ruleOf<Rule>(cases: Case<Rule>[], situation: Situation): Rule | undefined {
  return cases.find(({ when }) => holds(when, situation))?.rule;
}

/** What `size` may be in the situation, or undefined where the model takes no size. */
export function sizeRuleOf(model: Model, situation: Situation): SizeRule | undefined {
  return model.parameters.size && ruleOf(model.parameters.size.cases, situation);
}

/** How many images one call may ask for in the situation. */
export function countRangeOf(model: Model, situation: Situation): Range {
  return ruleOf(model.parameters.n.cases, situation) ?? { min: 1, max: 1 };
}

/** Why a tier of the catalog cannot be used. */
export type TierObstacle = "inputs" | "sequential" | "model";

/**
 * Why the model does not take the tier in the situation: because of the inputs, because the call
 * asks for an image set, or ever. Undefined where it does.
 */
export function tierObstacle(
  model: Model,
  tier: string,
  situation: Situation,
): TierObstacle | undefined {
  const allows = (changed: Situation) => sizeRuleOf(model, changed)?.tiers.includes(tier) ?? false;
  if (allows(situation)) return undefined;
  if (!allows({ hasInputs: false, sequential: false })) return "model";
  return allows({ ...situation, hasInputs: false }) || !situation.sequential
    ? "inputs"
    : "sequential";
}
