import type { GenerationRequest } from "@/lib/core/generation/request";
import type { Draft } from "./draft";
import { draftOf, withParameter } from "./draft";

/** What can be taken over from a run that was made, into the draft. */
export const takenParts = ["all", "prompt", "seed", "palette"] as const;
export type TakenPart = (typeof takenParts)[number];

/** Whether the run has the part: one without a seed or a palette has none to give. */
export function hasPart(request: GenerationRequest, part: TakenPart): boolean {
  if (part === "seed") return request.parameters.seed !== undefined;
  if (part === "palette") return (request.parameters.palette ?? []).length > 0;
  return true;
}

/**
 * The draft with a part of a run in it; what is not of that part stays. "all" leaves nothing of the
 * draft; "prompt" takes the negative prompt along, which belongs to it. The same draft where the run
 * has no such part or the draft is so already.
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
