import "server-only";
import { type ExpressionBuilder, type Selectable, sql } from "kysely";
import { type Generation, generationSchema } from "@/lib/core/api/generation";
import { openStatuses, type Status } from "@/lib/core/generation/status";
import type { EndpointId } from "@/lib/core/models/region";
import { presentAssets } from "@/lib/server/db/assets/asset-rows";
import type { Database } from "@/lib/server/db/database";
import { readableRows } from "@/lib/server/db/readable-rows";
import type { GenerationOutputTable, GenerationTable, Schema } from "@/lib/server/db/schema";
import { storedFailure, storedValue } from "@/lib/server/db/stored-json";

export type GenerationRow = Selectable<GenerationTable>;
type Changes = Partial<Omit<GenerationRow, "id" | "revision">>;

export async function findGenerationRow(database: Database, id: string) {
  return database.selectFrom("generations").selectAll().where("id", "=", id).executeTakeFirst();
}

/**
 * Changes a generation if it still has the status that the change was decided for, and was not sent
 * again since. Returns whether it did: two steps can never both leave the same state. Waits are
 * computed with fractions of a millisecond, which no column holds.
 */
export async function changeGeneration(
  database: Database,
  { id, attempt }: Pick<GenerationRow, "id" | "attempt">,
  from: Status,
  changes: Changes & { status?: Status },
): Promise<boolean> {
  const result = await database
    .updateTable("generations")
    .set((expression: ExpressionBuilder<Schema, "generations">) => ({
      ...changes,
      ...(changes.next_step_at === undefined
        ? {}
        : { next_step_at: Math.ceil(changes.next_step_at) }),
      revision: expression("revision", "+", 1),
    }))
    .where("id", "=", id)
    .where("status", "=", from)
    .where("attempt", "=", attempt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0;
}

const takenStatuses: Status[] = ["submitting", "storing", "succeeded", "expired"];

/**
 * Whether upstream has taken another call of the run's model that was sent after a time. One without an
 * answer yet counts: a refusal comes at once, and a model without tasks answers when it has drawn.
 */
export async function wasTakenSince(
  database: Database,
  { id, endpoint, model }: Pick<GenerationRow, "id" | "endpoint" | "model">,
  time: number,
): Promise<boolean> {
  const taken = await database
    .selectFrom("generations")
    .select("id")
    .where("id", "!=", id)
    .where("endpoint", "=", endpoint)
    .where("model", "=", model)
    .where("submitted_at", ">=", time)
    .where((expression) =>
      expression.or([
        expression("task_id", "is not", null),
        // One that answers at once has no task.
        expression("status", "in", takenStatuses),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return taken !== undefined;
}

/**
 * Some generations as the API returns them, in the order of the rows. Leaves out unreadable rows.
 */
export async function presentGenerations(
  database: Database,
  rows: GenerationRow[],
): Promise<Generation[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const outputs = await database
    .selectFrom("generation_outputs")
    .selectAll()
    .where("generation_id", "in", ids)
    .orderBy("position")
    .execute();
  const assets = await database
    .selectFrom("assets")
    .selectAll()
    .where("generation_id", "in", ids)
    .where("purged_at", "is", null)
    .orderBy("output_index")
    .execute();
  const outputsOf = Map.groupBy(
    await presentAssets(database, assets),
    ({ generationId }) => generationId,
  );
  const parents = await database
    .selectFrom("generation_inputs as input")
    .innerJoin("assets", "assets.id", "input.asset_id")
    .select(["input.generation_id as child", "assets.generation_id as parent"])
    .where("input.generation_id", "in", ids)
    .where("assets.generation_id", "is not", null)
    .distinct()
    .execute();
  return readableRows("generations", rows, (row) =>
    generationSchema.parse({
      ...presentFacts(row),
      outputs: outputsOf.get(row.id) ?? [],
      failures: failuresOf(outputs.filter((output) => output.generation_id === row.id)),
      parentIds: parents.filter(({ child }) => child === row.id).map(({ parent }) => parent),
    }),
  );
}

function presentFacts(row: GenerationRow) {
  const time = (milliseconds: number) => new Date(milliseconds).toISOString();
  return {
    id: row.id,
    revision: row.revision,
    status: row.status,
    request: storedValue(row.request),
    endpoint: row.endpoint,
    cost: row.cost ? storedValue(row.cost) : null,
    createdAt: time(row.created_at),
    ...(row.task_id ? { taskId: row.task_id } : {}),
    ...(row.request_id ? { requestId: row.request_id } : {}),
    ...(row.error ? { error: storedValue(row.error) } : {}),
    ...(row.actual_prompts ? { actualPrompts: storedValue(row.actual_prompts) } : {}),
    ...(row.usage ? { usage: storedValue(row.usage) } : {}),
    ...(row.texts ? { texts: storedValue(row.texts) } : {}),
    ...(row.batch_id ? { batchId: row.batch_id } : {}),
    ...(row.board_id ? { boardId: row.board_id } : {}),
    ...(row.retry_of ? { retryOf: row.retry_of } : {}),
    ...(row.dismissed_at ? { dismissedAt: time(row.dismissed_at) } : {}),
    ...(row.sent_inputs ? { sentInputs: storedValue(row.sent_inputs) } : {}),
    ...(row.submitted_at ? { submittedAt: time(row.submitted_at) } : {}),
    ...(row.finished_at ? { finishedAt: time(row.finished_at) } : {}),
  };
}

function failuresOf(outputs: GenerationOutputTable[]) {
  return outputs.flatMap(({ failure, position }) =>
    failure ? [{ ...storedFailure(failure), index: position }] : [],
  );
}

export async function presentGeneration(
  database: Database,
  id: string,
): Promise<Generation | undefined> {
  return (await presentAll(database, [id]))[0];
}

/** The generations with the given ids, oldest first. */
export async function presentAll(database: Database, ids: string[]): Promise<Generation[]> {
  return presentGenerations(database, await findGenerationRows(database, ids));
}

/** Oldest first. */
export async function findGenerationRows(
  database: Database,
  ids: string[],
): Promise<GenerationRow[]> {
  if (ids.length === 0) return [];
  return database
    .selectFrom("generations")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("id")
    .execute();
}

/** The runs of a batch that have not been sent. */
export function listWaitingRuns(database: Database, batchId: string): Promise<GenerationRow[]> {
  return database
    .selectFrom("generations")
    .selectAll()
    .where("batch_id", "=", batchId)
    .where("status", "=", "queued")
    .execute();
}

/** Takes ended generations off the screen; their records stay. */
export async function dismissGenerations(database: Database, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await database
    .updateTable("generations")
    .set((expression) => ({
      dismissed_at: Date.now(),
      revision: expression("revision", "+", 1),
    }))
    .where("id", "in", ids)
    .where("dismissed_at", "is", null)
    .execute();
}

/** Puts a generation that was taken off the screen back. */
export async function restoreDismissed(database: Database, id: string): Promise<void> {
  await database
    .updateTable("generations")
    .set((expression) => ({ dismissed_at: null, revision: expression("revision", "+", 1) }))
    .where("id", "=", id)
    .where("dismissed_at", "is not", null)
    .execute();
}

/** The existing generations among the given ids. */
export async function findGenerations(database: Database, ids: string[]): Promise<Generation[]> {
  if (ids.length === 0) return [];
  const rows = await database
    .selectFrom("generations")
    .selectAll()
    .where("id", "in", ids)
    .execute();
  return presentGenerations(database, rows);
}

/**
 * An endpoint's generations that have a step to make, earliest due first. Those of another endpoint
 * wait until it is back in use, since no other endpoint knows their tasks.
 */
export async function listOpenGenerations(database: Database, endpoint: EndpointId) {
  return database
    .selectFrom("generations as run")
    .leftJoin("batches", "batches.id", "run.batch_id")
    .select([
      "run.id",
      "run.status",
      "run.model",
      "run.cost",
      "run.batch_id as batchId",
      "run.next_step_at as nextStepAt",
      "run.setbacks",
      "run.owner",
      "batches.priority",
      "batches.budget",
      "batches.is_paused as isPaused",
    ])
    .where("run.status", "in", openStatuses)
    .where("run.endpoint", "=", endpoint)
    .orderBy("run.next_step_at")
    .orderBy("run.id")
    .execute();
}

/** How many generations are in each state that is not final, on any endpoint. */
export async function countOpenGenerations(database: Database): Promise<Map<string, number>> {
  const rows = await database
    .selectFrom("generations")
    .select(["status", sql<number>`count(*)`.as("count")])
    .where("status", "in", openStatuses)
    .groupBy("status")
    .execute();
  return new Map(rows.map(({ status, count }) => [status, Number(count)]));
}
