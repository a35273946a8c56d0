import { parseExactSize } from "@/lib/core/generation/size/size";
import { type Problem, problem } from "../generation/problem";
import type { GenerationRequest } from "../generation/request";
import { seedFrom } from "../generation/seed";
import type { Catalog } from "../models/catalog";
import type { SeedParameter } from "../models/model";
import { countVariants, variantsOf } from "./alternatives";
import { type Axis, type AxisRequest, mostAxes, mostCells } from "./axis";

/**
 * The axes with every value written out and named, or what is wrong with them.
 * @param bits 32 random bits for each seed to draw
 */
export function expandAxes(
  request: GenerationRequest,
  asked: AxisRequest[],
  models: Catalog,
  bits: number[],
): { axes: Axis[]; problems: Problem[] } {
  const problems = axesProblems(request, asked);
  if (problems.length > 0) return { axes: [], problems };
  const rule = seedRuleOf(models, request, asked);
  return { axes: asked.map((axis) => expanded(axis, request, models, rule, bits)), problems: [] };
}

/** The axis however its values are made: two that vary the same would override each other. */
function sortOf(axis: AxisRequest): string {
  if (axis.kind === "seedRange" || axis.kind === "seedDraw") return "seed";
  if (axis.kind === "promptAlternatives") return "prompt";
  return axis.kind === "input" ? `input ${axis.place}` : axis.kind;
}

function axesProblems(request: GenerationRequest, asked: AxisRequest[]): Problem[] {
  const found: Problem[] = [];
  if (asked.length < 1 || asked.length > mostAxes) {
    const params = { count: asked.length, min: 1, max: mostAxes };
    found.push(problem("axes", "axes.count", params));
  }
  asked.forEach((axis, index) => {
    const first = asked.findIndex((other) => sortOf(other) === sortOf(axis));
    if (first < index) found.push(problem(`axes.${index}`, "axes.repeated"));
    if (axis.kind === "input" && axis.place >= request.inputs.length) {
      found.push(problem(`axes.${index}.place`, "axes.place", { number: axis.place + 1 }));
    }
    if (axis.kind === "seedRange" && axis.to < axis.from) {
      found.push(problem(`axes.${index}.to`, "axes.range", { from: axis.from, to: axis.to }));
    }
  });
  const cells = asked.reduce((product, axis) => product * countOf(axis, request), 1);
  if (cells > mostCells) {
    // Alternatives multiply to numbers too long for a message.
    const params = { count: Math.min(cells, 999_999_999), max: mostCells };
    found.push(problem("axes", "axes.cells", params));
  }
  return found;
}

function countOf(axis: AxisRequest, { prompt }: GenerationRequest): number {
  switch (axis.kind) {
    case "seedRange":
      return Math.max(0, Math.floor((axis.to - axis.from) / axis.step) + 1);
    case "seedDraw":
      return axis.count;
    case "promptAlternatives":
      return countVariants(prompt);
    default:
      return axis.values.length;
  }
}

/** The seed range: that of the request's model, or of the first compared model that has one. */
export function seedRuleOf(
  models: Catalog,
  request: GenerationRequest,
  axes: AxisRequest[],
): SeedParameter | undefined {
  const compared = axes.flatMap((axis) => (axis.kind === "model" ? axis.values : []));
  const ids = [request.model, ...compared.map(({ value }) => value)];
  const rules = ids.map((id) => models.find((model) => model.id === id)?.parameters.seed);
  return rules.find((rule) => rule !== undefined);
}

function expanded(
  axis: AxisRequest,
  request: GenerationRequest,
  models: Catalog,
  rule: SeedParameter | undefined,
  bits: number[],
): Axis {
  switch (axis.kind) {
    case "seedRange":
      return seedAxis(
        Array.from({ length: countOf(axis, request) }, (_, index) => axis.from + index * axis.step),
      );
    case "seedDraw":
      return seedAxis(drawnSeeds(bits.slice(0, axis.count), rule ?? { min: 0, max: mostCells }));
    case "promptAlternatives": {
      const values = variantsOf(request.prompt).map(({ text, chosen }) => {
        const label = chosen.map((words) => words || "–").join(" · ");
        return { value: text, ...(label ? { label: label.slice(0, 300) } : {}) };
      });
      return { kind: "prompt", values };
    }
    case "seed":
      return { ...axis, values: named(axis.values, String) };
    case "size":
      return { ...axis, values: named(axis.values, sizeName) };
    case "model":
      return {
        ...axis,
        values: named(axis.values, (id) => models.find((model) => model.id === id)?.title ?? id),
      };
    default:
      return axis;
  }
}

interface Named<Value> {
  value: Value;
  label?: string | undefined;
}

/** Names unnamed values by what identifies them in any language. */
function named<Value>(values: Named<Value>[], nameOf: (value: Value) => string): Named<Value>[] {
  return values.map(({ value, label }) => ({ value, label: label ?? nameOf(value) }));
}

const sizeName = (size: string) => (parseExactSize(size) ? size.replace("*", " × ") : size);

function seedAxis(seeds: number[]): Axis {
  return { kind: "seed", values: seeds.map((value) => ({ value, label: String(value) })) };
}

/** Different seeds within the range; a duplicate is replaced by the next free one. */
function drawnSeeds(bits: number[], range: Pick<SeedParameter, "min" | "max">): number[] {
  const seen = new Set<number>();
  for (const drawn of bits) {
    let seed = seedFrom(drawn, range);
    while (seen.has(seed)) seed = seed === range.max ? range.min : seed + 1;
    seen.add(seed);
  }
  return [...seen];
}
