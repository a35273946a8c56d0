import "server-only";
import { presentBatchSummary } from "@/lib/server/db/batches/batch-rows";
import { presentAll } from "@/lib/server/db/generations/generation-rows";
import type { EngineParts } from "./engine-parts";

type Speaker = Pick<EngineParts, "database" | "live" | "log" | "metrics" | "ownWaits" | "rates">;

/** Sends the current state of a generation to every open page and to the log. */
export function announce(speaker: Speaker, id: string): Promise<void> {
  return announceAll(speaker, [id]);
}

/** Announces several generations, and each of their batches once. */
export async function announceAll(speaker: Speaker, ids: string[]): Promise<void> {
  const { database, live, log, metrics, ownWaits } = speaker;
  const generations = await presentAll(database, ids);
  for (const generation of generations) {
    // Pages ask for them as soon as they hear of it.
    if (generation.status === "succeeded") ownWaits.forget();
    live.publish({ type: "generation", generation });
    const { id, status, taskId, requestId, error } = generation;
    const { model } = generation.request;
    metrics.changes.inc({ model, status });
    log.info(
      { generationId: id, status, model, taskId, upstreamRequestId: requestId, code: error?.code },
      "generation",
    );
  }
  const batches = new Set(generations.flatMap(({ batchId }) => batchId ?? []));
  for (const id of batches) await announceBatch(speaker, id);
}

/** Sends the current state of a comparison to every open page. */
export async function announceBatch(
  { database, live, rates }: Pick<EngineParts, "database" | "live" | "rates">,
  id: string,
): Promise<void> {
  const batch = await presentBatchSummary(database, id, rates);
  if (batch) live.publish({ type: "batch", batch });
}
