import "server-only";
import { type Kysely, type SqlBool, sql } from "kysely";
import { aspectThen, placeThen, runFactsThen } from "./library-facts";

/** What this migration touches, as it was then. */
interface TablesThen {
  assets: {
    id: string;
    created_at: number;
    output_index: number | null;
    width: number;
    height: number;
    generation_id: string | null;
    order_key: number;
    model: string | null;
    seed: number | null;
    box_count: number;
    price_millionths: number | null;
    stack_key: string | null;
    aspect: string;
    used: number;
  };
  generations: { id: string; created_at: number; request: string; cost: string | null };
  generation_inputs: { asset_id: string };
}

/** What orders, filters and organises a large library. */
export async function library(database: Kysely<TablesThen>): Promise<void> {
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

/** The words themselves are split once all migrations are done: see `bring-words-up-to-date.ts`. */
async function words(database: Kysely<TablesThen>): Promise<void> {
  await sql`
    create virtual table asset_words using fts5(
      prompt, rewritten, name, note, tags, content = '', contentless_delete = 1,
      prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
    )
  `.execute(database);
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

async function indexes(database: Kysely<TablesThen>): Promise<void> {
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
async function fillIn(database: Kysely<TablesThen>): Promise<void> {
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
    const at = row.begun_at ?? row.created_at;
    let turn = 0;
    while (taken.has(placeThen(at, row.output_index ?? 0, turn))) turn += 1;
    const orderKey = placeThen(at, row.output_index ?? 0, turn);
    taken.add(orderKey);
    await database
      .updateTable("assets")
      .set({
        ...runFactsThen(row.request, row.cost),
        order_key: orderKey,
        aspect: aspectThen(row.width, row.height),
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

/** Boards, tags, and links from inputs to the runs that used them. */
async function organisation(database: Kysely<TablesThen>): Promise<void> {
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
