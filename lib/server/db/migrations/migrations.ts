import "server-only";
import { type Kysely, type SqlBool, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { library } from "./library-migration";
import { wholeSchema } from "./postgres-schema";
import { replicasEvents } from "./replicas-events";

type Change = Migration["up"];

/**
 * Every change of the schema since there are two kinds of database, oldest first. Never edit one that
 * has landed, and let none import today's code. One function may serve both.
 */
const onBoth: Record<string, { sqlite: Change; postgres: Change }> = {
  "0017-words-version": { sqlite: wordsVersion, postgres: wordsVersion },
  "0018-replicas-engine": { sqlite: attempts, postgres: attemptsAndLanes },
  "0019-tokens": { sqlite: tokens, postgres: tokens },
};

/**
 * All that a database of PostgreSQL goes through. Replicas of the version before go on while one of this
 * version migrates, and may start again: a migration only adds, and what it adds has a default or may be
 * empty. What nothing needs any more is taken away a version later, by a migration that puts its own name
 * into the setting `needs`: a version that does not know it is then refused.
 */
export const postgresMigrations: Record<string, Migration> = {
  "0016-first-on-postgres": { up: wholeSchema },
  ...Object.fromEntries(
    Object.entries(onBoth).map(([name, { postgres }]) => [name, { up: postgres }]),
  ),
  // Tables that only PostgreSQL needs.
  "0018-replicas-events": { up: replicasEvents },
};

/** All that a database of SQLite goes through. */
export const migrations: Record<string, Migration> = {
  "0001-first-studio": { up: firstStudio },
  "0002-sent-inputs": { up: sentInputs },
  "0003-after-the-call": { up: afterTheCall },
  "0004-charges": { up: charges },
  "0005-saved-items": { up: savedItems },
  "0006-library": { up: library },
  "0007-batches": { up: batches },
  "0008-odd-files": { up: oddFiles },
  // Splits Thai, Lao, Khmer and Burmese into words; strips the marks of Arabic and Hebrew.
  "0009-words-of-all-scripts": { up: wordsOfAllScripts },
  "0010-asset-revisions": { up: assetRevisions },
  "0011-source-addresses": { up: sourceAddresses },
  "0012-waits-seeds-and-texts": { up: waitsSeedsAndTexts },
  "0013-setbacks": { up: setbacks },
  "0014-board-of-results": { up: boardOfResults },
  "0015-trashed-comparisons": { up: trashedComparisons },
  "0016-board-covers": { up: boardCovers },
  ...Object.fromEntries(Object.entries(onBoth).map(([name, { sqlite }]) => [name, { up: sqlite }])),
};

/**
 * Which version of the rules has split the words that find images: an older one than any, so that all
 * are split again once the schema is up to date.
 */
async function wordsOfAllScripts(database: Kysely<unknown>): Promise<void> {
  await sql`insert or replace into settings (name, value) values ('words', '0')`.execute(database);
}

/** A database that has come this far before was split by the first rules that have a version. */
async function wordsVersion(database: Kysely<unknown>): Promise<void> {
  await sql`insert into settings (name, value) values ('words', '1')
    on conflict (name) do nothing`.execute(database);
}

/** Access for programs, and who ordered a run: older ones were all ordered in the studio. */
async function tokens(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("tokens")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("secret_hash", "text", (column) => column.notNull().unique())
    .addColumn("start", "text", (column) => column.notNull())
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("models", "text")
    .addColumn("budget", "text")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint")
    .addColumn("last_used_at", "bigint")
    .addColumn("revoked_at", "bigint")
    .execute();
  await database.schema.alterTable("generations").addColumn("ordered_by", "text").execute();
  await database.schema
    .createIndex("generations_by_orderer")
    .on("generations")
    .column("ordered_by")
    .where(sql<SqlBool>`ordered_by is not null`)
    .execute();
}

async function attempts(database: Kysely<unknown>): Promise<void> {
  const table = () => database.schema.alterTable("generations");
  await table()
    .addColumn("attempt", "bigint", (column) => column.notNull().defaultTo(0))
    .execute();
  await table().addColumn("owner", "bigint").execute();
}

/** Only several studios on one server need lanes: a single one knows in memory what it has sent. */
async function attemptsAndLanes(database: Kysely<unknown>): Promise<void> {
  await attempts(database);
  await database.schema
    .createIndex("generations_by_owner")
    .on("generations")
    .column("owner")
    .where(sql<SqlBool>`owner is not null`)
    .execute();
  await database.schema
    .createTable("lanes")
    .addColumn("endpoint", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("sent_at", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("rests_until", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("throttlings", "bigint", (column) => column.notNull().defaultTo(0))
    .addPrimaryKeyConstraint("lanes_key", ["endpoint", "name"])
    .execute();
}

async function trashedComparisons(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable("batches").addColumn("trashed_at", "bigint").execute();
}

async function boardCovers(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable("boards").addColumn("cover_id", "text").execute();
}

async function boardOfResults(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable("generations")
    .addColumn("board_id", "text", (column) => column.references("boards.id"))
    .execute();
}

async function setbacks(database: Kysely<unknown>): Promise<void> {
  const table = () => database.schema.alterTable("generations");
  await table()
    .addColumn("setbacks", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await table().addColumn("quota_refused_at", "bigint").execute();
}

async function waitsSeedsAndTexts(database: Kysely<unknown>): Promise<void> {
  // The newest runs of a model that were made here, to tell how long they took.
  await database.schema
    .createIndex("generations_made_here")
    .on("generations")
    .columns(["endpoint", "model", "status", "id"])
    .where(sql<SqlBool>`answer is not null`)
    .execute();
  await database.schema.alterTable("generations").addColumn("texts", "text").execute();
  // The images of one call of this model count on from its seed.
  await sql`update assets set seed = seed + output_index
    where model = 'wan2.5-i2i-preview' and seed + output_index <= 2147483647`.execute(database);
}

async function sourceAddresses(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable("assets").addColumn("source_url", "text").execute();
}

async function assetRevisions(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable("assets")
    .addColumn("revision", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
}

async function oddFiles(database: Kysely<unknown>): Promise<void> {
  const table = () => database.schema.alterTable("assets");
  await table()
    .addColumn("frames", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
  await table()
    .addColumn("is_irregular", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await table()
    .addColumn("reading", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}

async function batches(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("batches")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("idempotency_key", "text", (column) => column.notNull().unique())
    .addColumn("request_hash", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull().defaultTo(1))
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("request", "text")
    .addColumn("axes", "text", (column) => column.notNull())
    .addColumn("asset_ids", "text", (column) => column.notNull())
    .addColumn("decisions", "text", (column) => column.notNull())
    .addColumn("budget", "text")
    .addColumn("priority", "text", (column) => column.notNull())
    .addColumn("is_paused", "integer", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await database.schema
    .createTable("batch_cells")
    .addColumn("batch_id", "text", (column) => column.notNull().references("batches.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("plan", "text", (column) => column.notNull())
    .addColumn("generation_id", "text", (column) => column.references("generations.id"))
    .addPrimaryKeyConstraint("batch_cells_key", ["batch_id", "position"])
    .execute();
  await database.schema
    .createIndex("batch_cells_by_generation")
    .on("batch_cells")
    .column("generation_id")
    .execute();
  await database.schema
    .createIndex("generations_by_batch")
    .on("generations")
    .column("batch_id")
    .execute();
  await database.schema.alterTable("generations").addColumn("canonical_hash", "text").execute();
  await database.schema
    .createIndex("generations_by_canonical_hash")
    .on("generations")
    .column("canonical_hash")
    .execute();
}

async function savedItems(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("saved_items")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("trashed_at", "bigint")
    .execute();
  await database.schema
    .createIndex("saved_items_by_kind")
    .on("saved_items")
    .columns(["kind", "id"])
    .execute();
}

async function charges(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("charges")
    .addColumn("generation_id", "text", (column) =>
      column.primaryKey().references("generations.id"),
    )
    .addColumn("endpoint", "text", (column) => column.notNull())
    .addColumn("images", "integer", (column) => column.notNull())
    .addColumn("unit_price_millionths", "bigint", (column) => column.notNull())
    .addColumn("currency", "text", (column) => column.notNull())
    .addColumn("total_millionths", "bigint", (column) => column.notNull())
    .addColumn("charged_at", "bigint", (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex("charges_by_time")
    .on("charges")
    .columns(["endpoint", "charged_at"])
    .execute();
}

/** What a generation needs if a call ends otherwise than planned. */
async function afterTheCall(database: Kysely<unknown>): Promise<void> {
  const table = () => database.schema.alterTable("generations");
  await table().addColumn("ambiguous_since", "bigint").execute();
  await table().addColumn("candidates", "text").execute();
  await table()
    .addColumn("retry_of", "text", (column) => column.references("generations.id"))
    .execute();
  await table().addColumn("dismissed_at", "bigint").execute();
  await table().addColumn("batch_id", "text").execute();
  await database.schema
    .createIndex("generations_by_task")
    .on("generations")
    .column("task_id")
    .execute();
}

async function sentInputs(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable("generations").addColumn("sent_inputs", "text").execute();
}

async function firstStudio(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("settings")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();

  await database.schema
    .createTable("generations")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("idempotency_key", "text", (column) => column.notNull().unique())
    .addColumn("request_hash", "text", (column) => column.notNull())
    .addColumn("revision", "integer", (column) => column.notNull().defaultTo(1))
    .addColumn("status", "text", (column) => column.notNull())
    .addColumn("model", "text", (column) => column.notNull())
    .addColumn("endpoint", "text", (column) => column.notNull())
    .addColumn("request", "text", (column) => column.notNull())
    .addColumn("task_id", "text")
    .addColumn("request_id", "text")
    .addColumn("error", "text")
    .addColumn("usage", "text")
    .addColumn("actual_prompts", "text")
    .addColumn("answer", "text")
    .addColumn("cost", "text")
    .addColumn("next_step_at", "bigint", (column) => column.notNull())
    .addColumn("unknown_since", "bigint")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("submitted_at", "bigint")
    .addColumn("finished_at", "bigint")
    .execute();
  await database.schema
    .createIndex("generations_by_status")
    .on("generations")
    .columns(["status", "next_step_at"])
    .execute();

  await database.schema
    .createTable("assets")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("sha256", "text", (column) => column.notNull())
    .addColumn("mime", "text", (column) => column.notNull())
    .addColumn("width", "integer", (column) => column.notNull())
    .addColumn("height", "integer", (column) => column.notNull())
    .addColumn("bytes", "bigint", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("generation_id", "text", (column) => column.references("generations.id"))
    .addColumn("output_index", "integer")
    .addColumn("thumbhash", "text")
    .addColumn("orientation", "integer", (column) => column.notNull())
    .addColumn("has_alpha", "integer", (column) => column.notNull())
    .execute();
  await database.schema
    .createIndex("assets_by_content")
    .on("assets")
    .columns(["sha256", "kind"])
    .execute();
  await database.schema
    .createIndex("assets_by_generation")
    .on("assets")
    .columns(["generation_id", "output_index"])
    .unique()
    .execute();
  await database.schema
    .createIndex("assets_by_kind")
    .on("assets")
    .columns(["kind", "id"])
    .execute();

  await database.schema
    .createTable("generation_inputs")
    .addColumn("generation_id", "text", (column) => column.notNull().references("generations.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("asset_id", "text", (column) => column.notNull().references("assets.id"))
    .addPrimaryKeyConstraint("generation_inputs_key", ["generation_id", "position"])
    .execute();

  await database.schema
    .createTable("generation_outputs")
    .addColumn("generation_id", "text", (column) => column.notNull().references("generations.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("url", "text")
    .addColumn("failure", "text")
    .addPrimaryKeyConstraint("generation_outputs_key", ["generation_id", "position"])
    .execute();
}
