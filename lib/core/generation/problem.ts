/** Every way in which a request can break a rule. The messages of each language have one text a code. */
export const problemCodes = [
  "model.unknown",
  "prompt.empty",
  "prompt.tooLong",
  "negativePrompt.unsupported",
  "inputs.tooFew",
  "inputs.tooMany",
  "input.missing",
  "input.side",
  "input.aspect",
  "input.bytes",
  "boxes.unsupported",
  "boxes.tooMany",
  "box.empty",
  "box.outside",
  "size.unsupported",
  "size.form",
  "size.tierNeedsNoInputs",
  "size.tierNeedsNoSet",
  "size.tierUnknown",
  "size.pixels",
  "size.aspect",
  "n.range",
  "seed.range",
  "parameter.unsupported",
  "palette.count",
  "palette.sum",
  "palette.needsNoSet",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** A broken rule: where (a path such as `inputs.1.boxes.0`), which, and the numbers it is about. */
export interface Problem {
  path: string;
  code: ProblemCode;
  params: Record<string, string | number>;
}
