import "server-only";
import type { Kysely } from "kysely";
import { generationRequestSchema } from "@/lib/core/generation/request";
import { orderKeyOf } from "@/lib/core/library/order-key";
import type { Schema } from "./schema";

/** What a library of many images is ordered, filtered and organised by. */
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
  await table().addColumn("colours", "text").execute();
  await fillIn(database);
  await database.schema
    .createIndex("assets_by_order")
    .on("assets")
    .columns(["order_key"])
    .unique()
    .execute();
  await organisation(database);
}

/** Gives the images that are there already their place and the facts of their runs. */
async function fillIn(database: Kysely<Schema>): Promise<void> {
  const rows = await database
    .selectFrom("assets")
    .leftJoin("generations", "generations.id", "assets.generation_id")
    .select([
      "assets.id",
      "assets.created_at",
      "assets.output_index",
      "generations.created_at as begun_at",
      "generations.request",
      "generations.cost",
    ])
    .orderBy("assets.id")
    .execute();
  const taken = new Set<number>();
  for (const row of rows) {
    const request = row.request ? generationRequestSchema.parse(JSON.parse(row.request)) : null;
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
      })
      .where("id", "=", row.id)
      .execute();
  }
}

function priceIn(cost: string | null): number | null {
  const price: unknown = cost ? JSON.parse(cost).unitPrice : undefined;
  return typeof price === "number" ? Math.round(price * 1_000_000) : null;
}

/** Boards, tags, and the way from an input to the runs it went into. */
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
    .addColumn("added_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("board_assets_key", ["board_id", "asset_id"])
    .execute();
  await database.schema
    .createIndex("board_assets_by_asset")
    .on("board_assets")
    .column("asset_id")
    .execute();
  await database.schema
    .createTable("asset_tags")
    .addColumn("asset_id", "text", (column) => column.notNull().references("assets.id"))
    .addColumn("tag", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("asset_tags_key", ["asset_id", "tag"])
    .execute();
  await database.schema
    .createIndex("asset_tags_by_tag")
    .on("asset_tags")
    .columns(["tag", "asset_id"])
    .execute();
  await database.schema
    .createIndex("generation_inputs_by_asset")
    .on("generation_inputs")
    .column("asset_id")
    .execute();
}
