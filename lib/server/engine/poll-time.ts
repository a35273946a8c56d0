import "server-only";
import { pollDelayMs } from "@/lib/core/generation/poll-delay";
import { expectedWait } from "@/lib/core/generation/wait/expected-wait";
import { waitKindOf } from "@/lib/core/generation/wait/own-waits";
import type { GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { storedRequest } from "@/lib/server/db/stored-json";
import type { EngineParts } from "./engine-parts";

/**
 * When to ask for a task next, by this machine's clock.
 * @param ageMs since the task was created, in milliseconds here; 0 if it has just been
 */
export function nextPollAt(
  { models, pace, taskLengths }: Pick<EngineParts, "models" | "pace" | "taskLengths">,
  row: Pick<GenerationRow, "model" | "request">,
  ageMs: number,
): number {
  const model = models.find(({ id }) => id === row.model);
  const request = storedRequest(row.request);
  const wait = model && {
    ...model.wait,
    seconds: expectedWait(model, request, [])?.seconds,
    dueSeconds: taskLengths.dueSecondsOf(waitKindOf(request, model)),
  };
  return Date.now() + pace.here(pollDelayMs(wait, pace.there(ageMs)));
}
