import type { Case, Condition, ExactSizeRule, Model, Range, Situation } from "./model";

/** The part of a condition that is not met, as what it would need. */
export type Obstacle =
  | "needsInputs"
  | "needsNoInputs"
  | "needsSet"
  | "needsNoSet"
  | "needsSeveral"
  | "needsOneImage"
  | "needsRewriting"
  | "needsNoRewriting";

/** What stands in the way of a condition: its first part that the situation does not meet. */
export function obstacleOf(condition: Condition, situation: Situation): Obstacle | undefined {
  const { hasInputs, sequential, several, rewrites } = condition;
  if (hasInputs !== undefined && hasInputs !== situation.hasInputs) {
    return hasInputs ? "needsInputs" : "needsNoInputs";
  }
  if (sequential !== undefined && sequential !== situation.sequential) {
    return sequential ? "needsSet" : "needsNoSet";
  }
  if (several !== undefined && several !== situation.several) {
    return several ? "needsSeveral" : "needsOneImage";
  }
  if (rewrites !== undefined && rewrites !== situation.rewrites) {
    return rewrites ? "needsRewriting" : "needsNoRewriting";
  }
  return undefined;
}

/** Whether every part that the condition names has that value in the situation. */
export function holds(condition: Condition, situation: Situation): boolean {
  return obstacleOf(condition, situation) === undefined;
}

function ruleOf<Rule>(cases: Case<Rule>[], situation: Situation): Rule | undefined {
  return cases.find(({ when }) => holds(when, situation))?.rule;
}

/** What `width*height` may be in the situation; undefined where only listed sizes or tiers are taken. */
export function exactSizeRuleOf(model: Model, situation: Situation): ExactSizeRule | undefined {
  return model.parameters.size && ruleOf(model.parameters.size.exact, situation);
}

/** About how many pixels upstream draws in the situation when no size is sent; undefined where nobody says. */
export function unsetPixelsOf(
  model: Model,
  { hasInputs }: Pick<Situation, "hasInputs">,
): number | undefined {
  return model.unsetSize?.pixels[hasInputs ? "withInputs" : "fromText"];
}

/** The exact sizes that the document recommends in the situation. */
export function suggestedSizesOf(model: Model, situation: Situation): string[] {
  const { size } = model.parameters;
  return (size && ruleOf(size.suggested, situation)) ?? [];
}

/** How many images a call makes in the situation where nothing is said. */
export function usualCountOf(model: Model, situation: Situation): number {
  const { cases, default: usual } = model.parameters.n;
  return ruleOf(cases, situation)?.usual ?? usual;
}

/** How many images one call may ask for in the situation. */
export function countRangeOf(model: Model, situation: Situation): Range {
  return ruleOf(model.parameters.n.cases, situation) ?? { min: 1, max: 1 };
}

/** Whether the model makes one image a run and no other number, whatever the situation. */
export function makesOneImage(model: Model): boolean {
  return model.parameters.n.cases.every(({ rule }) => rule.max === 1);
}
