"use client";

import { useNow } from "@/lib/client/browser/use-now";
import { useModels } from "@/lib/client/queries/service";
import type { Generation } from "@/lib/core/api/generation";
import { expectedStarts } from "@/lib/core/generation/queue-order";
import { modelOf } from "@/lib/core/models/catalog";

/**
 * In how many seconds the last waiting run will probably start. Undefined if a model's usual time
 * is unknown, because then there is nothing to promise.
 */
export function useQueueWait(open: Generation[]): number | undefined {
  const models = useModels();
  const waiting = open.filter(({ status }) => status === "queued");
  const now = useNow(1000, waiting.length > 0);
  if (waiting.length === 0) return undefined;
  const ids = [...new Set(waiting.map(({ request }) => request.model))];
  const lasts = ids.map((id) => {
    const { limits, wait } = modelOf(models, id);
    if (!wait.seconds) return undefined;
    const running = open.flatMap(({ request, submittedAt }) =>
      request.model === id && submittedAt ? [(now - Date.parse(submittedAt)) / 1000] : [],
    );
    const count = waiting.filter(({ request }) => request.model === id).length;
    return expectedStarts(count, running, { ...limits, seconds: wait.seconds }).at(-1);
  });
  return lasts.some((last) => last === undefined)
    ? undefined
    : Math.max(...lasts.filter((last) => last !== undefined));
}
