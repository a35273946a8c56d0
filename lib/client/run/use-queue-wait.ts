"use client";

import { useNow } from "@/lib/client/browser/use-now";
import { useModels } from "@/lib/client/queries/service";
import { useOwnWaits } from "@/lib/client/queries/waits";
import type { Generation } from "@/lib/core/api/generation";
import { expectedStarts } from "@/lib/core/generation/queue-order";
import {
  expectedWait,
  jointSeconds,
  promisedSeconds,
} from "@/lib/core/generation/wait/expected-wait";
import { modelOf } from "@/lib/core/models/catalog";

/**
 * In how many seconds the last waiting run will probably start. Undefined if a model's usual time
 * is unknown, because then there is nothing to promise.
 */
export function useQueueWait(open: Generation[]): number | undefined {
  const models = useModels();
  const own = useOwnWaits();
  const waiting = open.filter(({ status }) => status === "queued");
  const now = useNow(1000, waiting.length > 0);
  if (waiting.length === 0) return undefined;
  const ids = [...new Set(waiting.map(({ request }) => request.model))];
  const lasts = ids.map((id) => {
    const model = modelOf(models, id);
    const ofModel = open.filter(({ request }) => request.model === id);
    const seconds = jointSeconds(
      ofModel.map(({ request }) => promisedSeconds(expectedWait(model, request, own))),
    );
    if (!seconds) return undefined;
    const running = ofModel.flatMap(({ submittedAt }) =>
      submittedAt ? [(now - Date.parse(submittedAt)) / 1000] : [],
    );
    const count = ofModel.filter(({ status }) => status === "queued").length;
    return expectedStarts(count, running, { ...model.limits, seconds }).at(-1);
  });
  return lasts.some((last) => last === undefined)
    ? undefined
    : Math.max(...lasts.filter((last) => last !== undefined));
}
