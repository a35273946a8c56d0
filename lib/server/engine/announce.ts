import "server-only";
import { presentBatchSummary } from "@/lib/server/db/batches/batch-rows";
import { presentAll } from "@/lib/server/db/generations/generation-rows";
import type { EngineParts } from "./engine-parts";

type Speaker = Pick<EngineParts, "database" | "live" | "log" | "metrics" | "rates">;

/** Sends the current state of a generation to every open page and to the log. */
export function announce(speaker: Speaker, id: string): Promise<void> {
  return announceAll(speaker, [id]);
}

/** Announces several generations, and each of their batches once. */
export async function announceAll(speaker: Speaker, ids: string[]): Promise<void> {
  const { database, live, log, metrics } = speaker;
  const generations = await presentAll(database, ids);
  const published: Promise<void>[] = [];
  for (const generation of generations) {
    published.push(live.publish({ type: "generation", generation }));
    const { id, status, taskId, requestId, error } = generation;
    const { model } = generation.request;
    metrics.changes.inc({ model, status });
    log.info(
      { generationId: id, status, model, taskId, upstreamRequestId: requestId, code: error?.code },
      "generation",
    );
  }
  await Promise.all(published);
  const batches = new Set(generations.flatMap(({ batchId }) => batchId ?? []));
  for (const id of batches) await announceBatch(speaker, id);
}

/** Sends the current state of a comparison to every open page. */
export async function announceBatch(
  { database, live, rates }: Pick<EngineParts, "database" | "live" | "rates">,
  id: string,
): Promise<void> {
  const batch = await presentBatchSummary(database, id, rates);
  if (batch) await live.publish({ type: "batch", batch });
}
