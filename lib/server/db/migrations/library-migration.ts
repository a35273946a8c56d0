import "server-only";
import { type Kysely, type SqlBool, sql } from "kysely";
import { aspectCodeOf } from "@/lib/core/library/aspect-code";
import { orderKeyOf } from "@/lib/core/library/order-key";
import { stackKeyOf } from "@/lib/server/db/assets/stack-key";
import type { Schema } from "@/lib/server/db/schema";
import { indexWords, searchIndex } from "@/lib/server/db/search/index-words";
import { storedRequest } from "@/lib/server/db/stored-json";

/** What orders, filters and organises a large library. */
export async function library(database: Kysely<Schema>): Promise<void> {
  const table = () => database.schema.alterTable("assets");
  await table().addColumn("order_key", "bigint").execute();
  await table()
    .addColumn("rating", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await table()
    .addColumn("starred", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await table()
    .addColumn("note", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await table().addColumn("trashed_at", "bigint").execute();
  await table().addColumn("purged_at", "bigint").execute();
  await table().addColumn("model", "text").execute();
  await table().addColumn("seed", "integer").execute();
  await table()
    .addColumn("box_count", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await table().addColumn("price_millionths", "bigint").execute();
  await table().addColumn("stack_key", "text").execute();
  await table()
    .addColumn("aspect", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await table()
    .addColumn("used", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await table().addColumn("colours", "text").execute();
  await fillIn(database);
  await indexes(database);
  await organisation(database);
  await words(database);
}

/** Images indexed for search at a time. */
const indexedAtOnce = 500;

async function words(database: Kysely<Schema>): Promise<void> {
  await searchIndex.create(database);
  await indexAllWords(database);
}

/** Splits the words of every image again with the current rules. */
export async function indexAllWords(database: Kysely<Schema>): Promise<void> {
  const rows = await database.selectFrom("assets").select("id").orderBy("order_key").execute();
  for (let first = 0; first < rows.length; first += indexedAtOnce) {
    const some = rows.slice(first, first + indexedAtOnce);
    await indexWords(
      database,
      some.map(({ id }) => id),
    );
  }
}

/** Every column that a filter may use; an index of them all answers without reading rows. */
const filteredColumns = [
  "aspect",
  "kind",
  "model",
  "seed",
  "rating",
  "starred",
  "width",
  "height",
  "price_millionths",
  "box_count",
  "used",
  "stack_key",
  "generation_id",
  // Always empty in these indexes; without it SQLite would check every row.
  "trashed_at",
  "purged_at",
] as const;

async function indexes(database: Kysely<Schema>): Promise<void> {
  const { schema } = database;
  // Lists follow the library's order; this index would tempt the planner away from it.
  await schema.dropIndex("assets_by_kind").execute();
  await schema
    .createIndex("assets_by_order")
    .on("assets")
    .columns(["order_key"])
    .unique()
    .execute();
  const shown = (name: string) =>
    schema
      .createIndex(name)
      .on("assets")
      .where(sql<SqlBool>`trashed_at is null and purged_at is null`);
  await shown("assets_shown")
    .columns(["order_key", ...filteredColumns])
    .execute();
  await shown("assets_shown_by_rating")
    .columns(["rating", "order_key", ...filteredColumns.filter((name) => name !== "rating")])
    .execute();
  await shown("assets_shown_by_seed").columns(["seed", "order_key"]).execute();
  await shown("assets_shown_by_stack").columns(["stack_key", "order_key"]).execute();
  await schema
    .createIndex("assets_trashed")
    .on("assets")
    .columns(["order_key"])
    .where(sql<SqlBool>`trashed_at is not null and purged_at is null`)
    .execute();
  await schema
    .createIndex("assets_purged")
    .on("assets")
    .columns(["sha256"])
    .where(sql<SqlBool>`purged_at is not null`)
    .execute();
}

/** Gives existing images their place and the facts of their runs. */
async function fillIn(database: Kysely<Schema>): Promise<void> {
  const rows = await database
    .selectFrom("assets")
    .leftJoin("generations", "generations.id", "assets.generation_id")
    .select([
      "assets.id",
      "assets.created_at",
      "assets.output_index",
      "assets.width",
      "assets.height",
      "generations.created_at as begun_at",
      "generations.request",
      "generations.cost",
    ])
    .orderBy("assets.id")
    .execute();
  const taken = new Set<number>();
  for (const row of rows) {
    const request = row.request ? storedRequest(row.request) : null;
    const at = row.begun_at ?? row.created_at;
    let turn = 0;
    while (taken.has(orderKeyOf(at, row.output_index ?? 0, turn))) turn += 1;
    const orderKey = orderKeyOf(at, row.output_index ?? 0, turn);
    taken.add(orderKey);
    await database
      .updateTable("assets")
      .set({
        order_key: orderKey,
        model: request?.model ?? null,
        seed: request?.parameters.seed ?? null,
        box_count: request?.inputs.reduce((count, input) => count + input.boxes.length, 0) ?? 0,
        price_millionths: priceIn(row.cost),
        stack_key: request ? stackKeyOf(request) : null,
        aspect: aspectCodeOf(row.width, row.height),
      })
      .where("id", "=", row.id)
      .execute();
  }
  await database
    .updateTable("assets")
    .set({ used: 1 })
    .where("id", "in", database.selectFrom("generation_inputs").select("asset_id"))
    .execute();
}

function priceIn(cost: string | null): number | null {
  const price: unknown = cost ? JSON.parse(cost).unitPrice : undefined;
  return typeof price === "number" ? Math.round(price * 1_000_000) : null;
}

/** Boards, tags, and links from inputs to the runs that used them. */
async function organisation(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable("boards")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("trashed_at", "bigint")
    .execute();
  await database.schema
    .createTable("board_assets")
    .addColumn("board_id", "text", (column) => column.notNull().references("boards.id"))
    .addColumn("asset_id", "text", (column) => column.notNull().references("assets.id"))
    .addColumn("order_key", "bigint", (column) => column.notNull())
    .addColumn("added_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("board_assets_key", ["board_id", "asset_id"])
    .execute();
  await database.schema
    .createIndex("board_assets_by_asset")
    .on("board_assets")
    .column("asset_id")
    .execute();
  await database.schema
    .createIndex("board_assets_by_order")
    .on("board_assets")
    .columns(["board_id", "order_key"])
    .execute();
  await database.schema
    .createTable("asset_tags")
    .addColumn("asset_id", "text", (column) => column.notNull().references("assets.id"))
    .addColumn("tag", "text", (column) => column.notNull())
    .addColumn("order_key", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("asset_tags_key", ["asset_id", "tag"])
    .execute();
  await database.schema
    .createIndex("asset_tags_by_tag")
    .on("asset_tags")
    .columns(["tag", "order_key"])
    .execute();
  await database.schema
    .createIndex("generation_inputs_by_asset")
    .on("generation_inputs")
    .column("asset_id")
    .execute();
  await database.schema
    .createTable("gone_blobs")
    .addColumn("sha256", "text", (column) => column.primaryKey())
    .addColumn("decided_at", "bigint", (column) => column.notNull())
    .addColumn("removed_at", "bigint")
    .execute();
}
