import { z } from "zod";

/** Every way a request can break a rule. Each language has one message per code. */
export const problemCodes = [
  "model.unknown",
  "model.notInRegion",
  "prompt.empty",
  "prompt.tooLong",
  "prompt.tooManyTokens",
  "negativePrompt.unsupported",
  "negativePrompt.tooLong",
  "inputs.tooFew",
  "inputs.tooMany",
  "inputs.unsupported",
  "inputs.bodyTooLarge",
  "input.missing",
  "input.side",
  "input.aspect",
  "boxes.unsupported",
  "boxes.tooMany",
  "box.empty",
  "box.outside",
  "size.unsupported",
  "size.form",
  "size.tierNeedsNoInputs",
  "size.tierNeedsNoSet",
  "size.tierUnknown",
  // No rule any more, but cells of a stored batch may have it.
  "size.needsOneImage",
  "size.notListed",
  "size.side",
  "size.pixels",
  "size.aspect",
  "n.range",
  "n.fixed",
  "seed.range",
  "number.unreadable",
  "parameter.unsupported",
  "promptExtendMode.needsNoInputs",
  "palette.count",
  "palette.sum",
  "palette.needsNoSet",
  "axes.count",
  "axes.repeated",
  "axes.place",
  "axes.range",
  "axes.cells",
  "axes.nothing",
  "axes.shrunk",
  "axes.ownImages",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** A broken rule: where (a path such as `inputs.1.boxes.0`), which rule, and its numbers. */
export const problemSchema = z.object({
  path: z.string(),
  code: z.enum(problemCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Problem = z.infer<typeof problemSchema>;

export function problem(
  path: string,
  code: ProblemCode,
  params: Record<string, string | number> = {},
): Problem {
  return { path, code, params };
}
