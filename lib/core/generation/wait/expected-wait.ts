import type { Model, Range } from "../../models/model";
import type { GenerationRequest } from "../request";
import { expectedPixels } from "../size/size";
import { situationOf } from "../validate";
import { type OwnWait, ownWaitOf, waitKindOf } from "./own-waits";

/** How long a call probably takes, and how that is known. */
export interface ExpectedWait {
  seconds: Range;
  /** From the studio's own runs of the kind, from a document's words, or from its examples. */
  source: { kind: "own"; runs: number } | { kind: "said" } | { kind: "examples" };
  /** Whether it may take longer, because the documents speak of smaller calls only. */
  mayBeLonger: boolean;
}

/**
 * How long a call probably takes: as the studio's own runs of its kind did, until there are enough
 * as the documents have it, and undefined if these say nothing. docs/dashscope.md#waits
 * @param own how long the studio's own runs on the endpoint took
 */
export function expectedWait(
  model: Model,
  request: GenerationRequest,
  own: OwnWait[],
): ExpectedWait | undefined {
  const known = ownWaitOf(own, waitKindOf(request, model));
  if (known) {
    const source = { kind: "own", runs: known.runs } as const;
    return { seconds: known.seconds, source, mayBeLonger: false };
  }
  return documentedWait(model, request);
}

function documentedWait(model: Model, request: GenerationRequest): ExpectedWait | undefined {
  const { seconds, known, upTo = {}, furtherInSet } = model.wait;
  if (!seconds) return undefined;
  const situation = situationOf(request, model);
  const images = request.parameters.n ?? model.parameters.n.default;
  const inSet = situation.sequential && furtherInSet ? furtherInSet : undefined;
  const added = [
    situation.rewrites ? model.parameters.promptExtend?.extraSeconds : undefined,
    inSet && { min: inSet.min * (images - 1), max: inSet.max * (images - 1) },
  ].filter((range) => range !== undefined);
  const size = request.parameters.size ?? model.parameters.size?.default;
  const pixels = expectedPixels(model, size, situation) ?? 0;
  return {
    seconds: {
      min: added.reduce((sum, { min }) => sum + min, seconds.min),
      max: added.reduce((sum, { max }) => sum + max, seconds.max),
    },
    source: known ? { kind: "said" } : { kind: "examples" },
    mayBeLonger:
      (inSet === undefined && images > (upTo.images ?? Number.POSITIVE_INFINITY)) ||
      pixels > (upTo.pixels ?? Number.POSITIVE_INFINITY),
  };
}

/** The wait that can be counted down: none if the call may take longer. */
export function promisedSeconds(wait: ExpectedWait | undefined): Range | undefined {
  return wait && !wait.mayBeLonger ? wait.seconds : undefined;
}

/** The wait that holds for each of some calls; undefined if one has none, or there are none. */
export function jointSeconds(waits: (Range | undefined)[]): Range | undefined {
  const known = waits.filter((wait) => wait !== undefined);
  if (known.length === 0 || known.length < waits.length) return undefined;
  return {
    min: Math.min(...known.map(({ min }) => min)),
    max: Math.max(...known.map(({ max }) => max)),
  };
}
