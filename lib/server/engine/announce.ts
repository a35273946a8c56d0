import "server-only";
import { presentGeneration } from "../db/generation-rows";
import type { EngineParts } from "./engine-parts";

/** Tells every open page, and the log, what a generation is like now. */
export async function announce(
  { database, live, log, metrics }: Pick<EngineParts, "database" | "live" | "log" | "metrics">,
  id: string,
): Promise<void> {
  const generation = await presentGeneration(database, id);
  if (!generation) return;
  live.publish({ type: "generation", generation });
  const { status, taskId, requestId, error } = generation;
  const { model } = generation.request;
  metrics.changes.inc({ model, status });
  log.info(
    { generationId: id, status, model, taskId, upstreamRequestId: requestId, code: error?.code },
    "generation",
  );
}
