import { z } from "zod";
import type { Model, Range } from "../../models/model";
import { holds } from "../../models/rules";
import type { GenerationRequest } from "../request";
import { expectedPixels } from "../size/size";
import { situationOf } from "../validate";

const sizeClasses = ["1K", "2K", "4K", "unknown"] as const;

/** What runs have in common whose waits are compared. */
const waitKindSchema = z.object({
  model: z.string(),
  /** As many as were asked for. */
  images: z.int(),
  /** Whether they are an image set. */
  isSet: z.boolean(),
  size: z.enum(sizeClasses),
  hasInputs: z.boolean(),
  thinks: z.boolean(),
  rewrites: z.boolean(),
});
export type WaitKind = z.infer<typeof waitKindSchema>;

/** How long the studio's own runs of a kind took. */
export const ownWaitSchema = waitKindSchema.extend({
  seconds: z.object({ min: z.number(), max: z.number() }),
  /** How many runs it is taken from. */
  runs: z.int(),
});
export type OwnWait = z.infer<typeof ownWaitSchema>;

/** Halfway between the tiers, since the sizes of one tier differ by model and ratio. */
function sizeClassOf(pixels: number | undefined): WaitKind["size"] {
  if (pixels === undefined) return "unknown";
  return pixels <= 2_250_000 ? "1K" : pixels <= 6_000_000 ? "2K" : "4K";
}

/** The kind of a request, with the defaults of its model. */
export function waitKindOf(request: GenerationRequest, model: Model): WaitKind {
  const { parameters } = request;
  const situation = situationOf(request, model);
  const thinking = model.parameters.thinkingMode;
  const size = parameters.size ?? model.parameters.size?.default;
  return {
    model: model.id,
    images: parameters.n ?? model.parameters.n.default,
    isSet: situation.sequential,
    size: sizeClassOf(expectedPixels(model, size, situation)),
    hasInputs: situation.hasInputs,
    thinks:
      thinking !== undefined &&
      holds(thinking.effectiveWhen, situation) &&
      (parameters.thinkingMode ?? thinking.default),
    rewrites: situation.rewrites,
  };
}

/** A run that succeeded, and how long it took from being sent until its images were kept. */
export interface WaitSample {
  kind: WaitKind;
  seconds: number;
}

/** Fewer runs say too little. */
const leastRuns = 3;
/** Older runs no longer count. */
const mostRuns = 20;

const keyOf = (kind: WaitKind) => JSON.stringify(waitKindSchema.parse(kind));

/**
 * How long runs of each kind take: the range in which the middle three fifths of the newest ones
 * were, so that a single odd run moves it little.
 * @param samples the newest first
 */
export function ownWaitsOf(samples: WaitSample[]): OwnWait[] {
  return [...Map.groupBy(samples, ({ kind }) => keyOf(kind)).values()].flatMap((same) => {
    const newest = same.slice(0, mostRuns);
    const [first] = newest;
    if (!first || newest.length < leastRuns) return [];
    const seconds = middleOf(newest.map((sample) => sample.seconds));
    return [{ ...first.kind, seconds, runs: newest.length }];
  });
}

/** How long the studio's runs of the same kind took. */
export function ownWaitOf(waits: OwnWait[], kind: WaitKind): OwnWait | undefined {
  const key = keyOf(kind);
  return waits.find((wait) => keyOf(wait) === key);
}

/** From the first to the last fifth, in whole seconds. */
function middleOf(values: number[]): Range {
  const sorted = values.toSorted((one, other) => one - other);
  return { min: Math.floor(quantile(sorted, 0.2)), max: Math.ceil(quantile(sorted, 0.8)) };
}

/** Interpolates between the two values nearest to the share. */
function quantile(sorted: number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
