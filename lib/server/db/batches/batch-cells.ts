import "server-only";
import type { FilledCell } from "@/lib/core/comparison/cell";
import type { PlannedCell } from "@/lib/core/comparison/plan-cells";
import type { Database } from "@/lib/server/db/database";
import { storedCell } from "@/lib/server/db/stored-json";

/** A stored cell: its request, and the run that fills it. */
export type StoredCell = PlannedCell & FilledCell;

/** The cells of a batch, in order. */
export async function listCells(database: Database, batchId: string): Promise<StoredCell[]> {
  const rows = await database
    .selectFrom("batch_cells")
    .selectAll()
    .where("batch_id", "=", batchId)
    .orderBy("position")
    .execute();
  return rows.map(({ key, state, plan, generation_id: generationId }) => ({
    ...storedCell(plan),
    key,
    state,
    generationId: generationId ?? undefined,
  }));
}

/** Replaces all cells of a batch with these. */
export async function replaceCells(
  database: Database,
  batchId: string,
  cells: StoredCell[],
): Promise<void> {
  await database.deleteFrom("batch_cells").where("batch_id", "=", batchId).execute();
  for (const [position, { key, state, generationId, ...plan }] of cells.entries()) {
    await database
      .insertInto("batch_cells")
      .values({
        batch_id: batchId,
        position,
        key,
        state,
        plan: JSON.stringify(plan),
        generation_id: generationId ?? null,
      })
      .execute();
  }
}

/** The batch in which a run fills a cell of its own. */
export async function batchOfRun(database: Database, id: string): Promise<string | undefined> {
  const row = await database
    .selectFrom("batch_cells")
    .select("batch_id")
    .where("generation_id", "=", id)
    .where("state", "in", ["run", "same"])
    .limit(1)
    .executeTakeFirst();
  return row?.batch_id;
}

/** Puts another run into the cells of this one. */
export async function replaceRun(
  database: Database,
  batchId: string,
  from: string,
  to: string,
): Promise<void> {
  await database
    .updateTable("batch_cells")
    .set({ generation_id: to })
    .where("batch_id", "=", batchId)
    .where("generation_id", "=", from)
    .execute();
  await database
    .updateTable("batches")
    .set((expression) => ({ revision: expression("revision", "+", 1) }))
    .where("id", "=", batchId)
    .execute();
}
