import "server-only";
import type { EndpointId } from "@/lib/core/models/region";
import type { Database } from "@/lib/server/db/database";
import { readableRows } from "@/lib/server/db/readable-rows";
import { storedRequest } from "@/lib/server/db/stored-json";

/** Enough for the kinds of runs that a studio makes in a week, and read in milliseconds. */
const newestOfModel = 60;

/**
 * When the newest runs of each model that succeeded were sent and ended, newest first. One question,
 * which reads no more rows than it answers with, however many there are.
 */
export async function findWaitRows(database: Database, endpoint: EndpointId, models: string[]) {
  const [first, ...others] = models.map((model) =>
    database
      .selectFrom(
        database
          .selectFrom("generations")
          .select(["id", "model", "request", "submitted_at as sentAt", "finished_at as endedAt"])
          .where("endpoint", "=", endpoint)
          .where("model", "=", model)
          .where("status", "=", "succeeded")
          // Imported runs have no answer; they were made elsewhere.
          .where("answer", "is not", null)
          .orderBy("id", "desc")
          .limit(newestOfModel)
          .as("newest"),
      )
      .selectAll(),
  );
  if (!first) return [];
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute();
  return readableRows("generations", rows, ({ request, ...row }) => {
    return { ...row, request: storedRequest(request) };
  });
}
