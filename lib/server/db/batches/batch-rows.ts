import "server-only";
import { type Insertable, type Selectable, sql } from "kysely";
import { z } from "zod";
import {
  type Batch,
  type BatchSummary,
  batchSchema,
  batchSummarySchema,
} from "@/lib/core/api/batch";
import { type Rates, withAmount } from "@/lib/core/generation/money";
import { assetUrls } from "@/lib/server/db/assets/asset-rows";
import type { Database } from "@/lib/server/db/database";
import { readableRow } from "@/lib/server/db/readable-rows";
import type { BatchTable } from "@/lib/server/db/schema";
import { storedValue } from "@/lib/server/db/stored-json";
import { listCells } from "./batch-cells";
import { engagedAmounts, isAffordable } from "./batch-holds";

export type BatchRow = Selectable<BatchTable>;

export async function findBatchRow(database: Database, id: string) {
  return database.selectFrom("batches").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Returns whether the row was inserted; another call with the key may have been faster. */
export async function insertBatch(
  database: Database,
  row: Insertable<BatchTable>,
): Promise<boolean> {
  const result = await database
    .insertInto("batches")
    .values(row)
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .executeTakeFirst();
  return Boolean(result.numInsertedOrUpdatedRows);
}

/** Undefined if there is none with this id. */
export async function changeBatch(
  database: Database,
  id: string,
  changes: Partial<Omit<BatchRow, "id" | "revision">>,
): Promise<BatchRow | undefined> {
  return database
    .updateTable("batches")
    .set((expression) => ({ ...changes, revision: expression("revision", "+", 1) }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}

/** Newest first. The cursor is the last id of the previous page: ids grow with time. */
export async function listBatches(
  database: Database,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  rates: Rates,
) {
  let query = database
    .selectFrom("batches")
    .selectAll()
    .where("trashed_at", "is", null)
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (cursor) query = query.where("id", "<", cursor);
  const rows = await query.execute();
  const items: BatchSummary[] = [];
  const page = rows.slice(0, limit);
  for (const row of page) {
    const summary = await readableRow("batches", row, () => summaryOf(database, row, rates));
    if (summary) items.push(summary);
  }
  return { items, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

export async function presentBatchSummary(
  database: Database,
  id: string,
  rates: Rates,
): Promise<BatchSummary | undefined> {
  const row = await findBatchRow(database, id);
  return row && summaryOf(database, row, rates);
}

/** A batch as the API returns it, without its runs. */
export async function presentBatch(
  database: Database,
  row: BatchRow,
  rates: Rates,
): Promise<Batch> {
  return batchSchema.parse({
    ...(await summaryOf(database, row, rates)),
    ...(row.request ? { request: storedValue(row.request) } : {}),
    axes: storedValue(row.axes),
    cells: await listCells(database, row.id),
    assetIds: storedValue(row.asset_ids),
    decisions: storedValue(row.decisions),
  });
}

async function summaryOf(database: Database, row: BatchRow, rates: Rates): Promise<BatchSummary> {
  const hold = await holdOf(database, row, rates);
  return batchSummarySchema.parse({
    id: row.id,
    revision: row.revision,
    name: row.name,
    createdAt: new Date(row.created_at).toISOString(),
    priority: row.priority,
    isPaused: row.is_paused === 1,
    ...(row.budget ? { budget: storedValue(row.budget) } : {}),
    ...(hold ? { hold } : {}),
    ...(row.trashed_at === null ? {} : { trashedAt: new Date(row.trashed_at).toISOString() }),
    thumbs: await thumbsOf(database, row),
    spent: await spentOn(database, row.id),
    counts: await countsOf(database, row.id),
  });
}

/** How many images stand for a batch in the list of all. */
const mostThumbs = 4;

async function thumbsOf(database: Database, row: BatchRow): Promise<string[]> {
  const chosen = z.array(z.string()).parse(storedValue(row.asset_ids)).slice(0, mostThumbs);
  const ids = row.request ? await firstImages(database, row.id) : chosen;
  return ids.map((id) => assetUrls(id).thumb);
}

async function firstImages(database: Database, id: string): Promise<string[]> {
  const rows = await database
    .selectFrom("batch_cells as cell")
    .innerJoin("assets", "assets.generation_id", "cell.generation_id")
    .select("assets.id")
    .where("cell.batch_id", "=", id)
    .where("assets.trashed_at", "is", null)
    .where("assets.purged_at", "is", null)
    .orderBy("cell.position")
    .orderBy("assets.output_index")
    .limit(mostThumbs)
    .execute();
  return [...new Set(rows.map((image) => image.id))];
}

async function holdOf(
  database: Database,
  { id, budget, is_paused: isPaused }: BatchRow,
  rates: Rates,
) {
  if (!isPaused && !budget) return undefined;
  const waiting = await database
    .selectFrom("generations")
    .select("cost")
    .where("batch_id", "=", id)
    .where("status", "=", "queued")
    .execute();
  if (waiting.length === 0) return undefined;
  if (isPaused || !budget) return "paused";
  const spent = (await engagedAmounts(database, [id])).get(id);
  const canGoOn = waiting.some(({ cost }) => isAffordable(budget, spent, cost, rates));
  return canGoOn ? undefined : "budget";
}

async function spentOn(database: Database, id: string) {
  const sums = await database
    .selectFrom("charges")
    .innerJoin("generations", "generations.id", "charges.generation_id")
    .select((expression) => [
      "charges.currency",
      expression.fn.sum("charges.total_millionths").as("total"),
    ])
    .where("generations.batch_id", "=", id)
    .groupBy("charges.currency")
    .execute();
  return sums.reduce(
    (amounts, { currency, total }) => withAmount(amounts, currency, Number(total) / 1_000_000),
    {},
  );
}

async function countsOf(database: Database, id: string) {
  const rows = await database
    .selectFrom("batch_cells as cell")
    .leftJoin("generations as run", "run.id", "cell.generation_id")
    .select(["cell.state", "run.status", sql<number>`count(*)`.as("count")])
    .where("cell.batch_id", "=", id)
    .groupBy(["cell.state", "run.status"])
    .execute();
  const counts = new Map<string, number>();
  for (const { state, status, count } of rows) {
    const name = status ?? state;
    counts.set(name, (counts.get(name) ?? 0) + Number(count));
  }
  return Object.fromEntries(counts);
}
