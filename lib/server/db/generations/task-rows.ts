import "server-only";
import type { EndpointId } from "@/lib/core/models/region";
import type { Database } from "@/lib/server/db/database";
import { storedTexts } from "@/lib/server/db/stored-json";

/**
 * How many of a model's tasks an endpoint holds for this studio, including those being sent to it, and
 * whose the latter are.
 */
export async function countTasks(
  database: Database,
  endpoint: EndpointId,
  model: string,
): Promise<{ all: number; submitting: (number | null)[] }> {
  const rows = await database
    .selectFrom("generations")
    .select(["status", "owner"])
    .where("endpoint", "=", endpoint)
    .where("model", "=", model)
    .where("status", "in", ["submitting", "pending", "running"])
    .execute();
  const submitting = rows.filter(({ status }) => status === "submitting");
  return { all: rows.length, submitting: submitting.map(({ owner }) => owner) };
}

/** Which of upstream's tasks belong, or may belong, to another generation. */
export async function findKnownTasks(
  database: Database,
  taskIds: string[],
  exceptFor: string,
): Promise<Set<string>> {
  if (taskIds.length === 0) return new Set();
  const rows = await database
    .selectFrom("generations")
    .select(["task_id", "candidates"])
    .where("id", "!=", exceptFor)
    .where((either) =>
      either.or([either("task_id", "in", taskIds), either("candidates", "is not", null)]),
    )
    .execute();
  const ids = rows.flatMap(({ task_id: id, candidates }) => [
    ...(id ? [id] : []),
    ...(candidates ? storedTexts(candidates) : []),
  ]);
  return new Set(ids);
}

/** Whether a generation has this task of upstream's. */
export async function isTaskKept(database: Database, taskId: string): Promise<boolean> {
  const row = await database
    .selectFrom("generations")
    .select("id")
    .where("task_id", "=", taskId)
    .executeTakeFirst();
  return row !== undefined;
}
