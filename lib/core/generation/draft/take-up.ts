import type { GenerationRequest } from "@/lib/core/generation/request";
import type { Draft } from "./draft";
import { draftOf, withParameter } from "./draft";

/** What a draft can take from an earlier run. */
export const takenParts = ["all", "prompt", "seed", "palette"] as const;
export type TakenPart = (typeof takenParts)[number];

/** Whether the run has this part; some runs have no seed or no palette. */
export function hasPart(request: GenerationRequest, part: TakenPart): boolean {
  if (part === "seed") return request.parameters.seed !== undefined;
  if (part === "palette") return (request.parameters.palette ?? []).length > 0;
  return true;
}

/**
 * The draft with a part of a run in it; the other parts stay. "all" replaces the whole draft;
 * "prompt" includes the negative prompt, which belongs to it. Returns the same draft if the run has
 * no such part or nothing changes.
 */
export function withPartOf(draft: Draft, request: GenerationRequest, part: TakenPart): Draft {
  if (!hasPart(request, part)) return draft;
  const next = partTaken(draft, request, part);
  return JSON.stringify(next) === JSON.stringify(draft) ? draft : next;
}

function partTaken(draft: Draft, request: GenerationRequest, part: TakenPart): Draft {
  if (part === "all") return draftOf(request);
  if (part === "prompt") return withWords(draft, request);
  return withParameter(draft, part, request.parameters[part]);
}

function withWords(
  { negativePrompt: _, ...draft }: Draft,
  { prompt, negativePrompt }: Pick<GenerationRequest, "prompt" | "negativePrompt">,
): Draft {
  return { ...draft, prompt, ...(negativePrompt === undefined ? {} : { negativePrompt }) };
}
