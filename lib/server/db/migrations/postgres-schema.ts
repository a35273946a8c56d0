import "server-only";
import { type Kysely, type RawBuilder, sql } from "kysely";

/** Sorts and compares as SQLite does, whatever the database's own language is. */
const text = sql.raw('text collate "C"');
/** As wide as SQLite's, so that the product of two never overflows. */
const int = sql.raw("bigint");

/** All that the migrations of SQLite had made when PostgreSQL came. */
export async function wholeSchema(database: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...indexes]) await statement.execute(database);
}

const tables: RawBuilder<unknown>[] = [
  sql`create table settings (name ${text} primary key, value ${text} not null)`,
  sql`create table boards (
    id ${text} primary key, name ${text} not null, created_at ${int} not null, trashed_at ${int},
    cover_id ${text}
  )`,
  sql`create table generations (
    id ${text} primary key, idempotency_key ${text} not null unique, request_hash ${text} not null,
    revision ${int} not null default 1, status ${text} not null, model ${text} not null,
    endpoint ${text} not null, request ${text} not null, task_id ${text}, request_id ${text},
    error ${text}, usage ${text}, actual_prompts ${text}, answer ${text}, cost ${text},
    next_step_at ${int} not null, unknown_since ${int}, created_at ${int} not null,
    submitted_at ${int}, finished_at ${int}, sent_inputs ${text}, ambiguous_since ${int},
    candidates ${text}, retry_of ${text} references generations (id), dismissed_at ${int},
    batch_id ${text}, canonical_hash ${text}, texts ${text}, setbacks ${int} not null default 0,
    quota_refused_at ${int}, board_id ${text} references boards (id)
  )`,
  sql`create table assets (
    id ${text} primary key, kind ${text} not null, sha256 ${text} not null, mime ${text} not null,
    width ${int} not null, height ${int} not null, bytes ${int} not null, name ${text} not null,
    created_at ${int} not null, generation_id ${text} references generations (id),
    output_index ${int}, thumbhash ${text}, orientation ${int} not null, has_alpha ${int} not null,
    order_key ${int}, rating ${int} not null default 0, starred ${int} not null default 0,
    note ${text} not null default '', trashed_at ${int}, purged_at ${int}, model ${text},
    seed ${int}, box_count ${int} not null default 0, price_millionths ${int}, stack_key ${text},
    aspect ${text} not null default '', used ${int} not null default 0, colours ${text},
    frames ${int} not null default 1, is_irregular ${int} not null default 0,
    reading ${int} not null default 0, revision ${int} not null default 1, source_url ${text}
  )`,
  sql`create table generation_inputs (
    generation_id ${text} not null references generations (id), position ${int} not null,
    asset_id ${text} not null references assets (id), primary key (generation_id, position)
  )`,
  sql`create table generation_outputs (
    generation_id ${text} not null references generations (id), position ${int} not null,
    url ${text}, failure ${text}, primary key (generation_id, position)
  )`,
  sql`create table charges (
    generation_id ${text} primary key references generations (id), endpoint ${text} not null,
    images ${int} not null, unit_price_millionths ${int} not null, currency ${text} not null,
    total_millionths ${int} not null, charged_at ${int} not null
  )`,
  sql`create table saved_items (
    id ${text} primary key, kind ${text} not null, name ${text} not null, content ${text} not null,
    created_at ${int} not null, trashed_at ${int}
  )`,
  sql`create table board_assets (
    board_id ${text} not null references boards (id), asset_id ${text} not null references assets (id),
    order_key ${int} not null, added_at ${int} not null, primary key (board_id, asset_id)
  )`,
  sql`create table asset_tags (
    asset_id ${text} not null references assets (id), tag ${text} not null,
    order_key ${int} not null, primary key (asset_id, tag)
  )`,
  sql`create table gone_blobs (
    sha256 ${text} primary key, decided_at ${int} not null, removed_at ${int}
  )`,
  sql`create table batches (
    id ${text} primary key, idempotency_key ${text} not null unique, request_hash ${text} not null,
    revision ${int} not null default 1, name ${text} not null, request ${text}, axes ${text} not null,
    asset_ids ${text} not null, decisions ${text} not null, budget ${text}, priority ${text} not null,
    is_paused ${int} not null, created_at ${int} not null, trashed_at ${int}
  )`,
  sql`create table batch_cells (
    batch_id ${text} not null references batches (id), position ${int} not null,
    key ${text} not null, state ${text} not null, plan ${text} not null,
    generation_id ${text} references generations (id), primary key (batch_id, position)
  )`,
  sql`create table asset_words (
    place ${int} primary key, lexemes tsvector not null, tokens ${text} not null
  )`,
];

const shown = sql.raw("trashed_at is null and purged_at is null");
/** Every column that a filter may use; an index of them all answers without reading rows. */
const filtered = sql.raw(
  "aspect, kind, model, seed, starred, width, height, price_millionths, box_count, used, generation_id",
);

const indexes: RawBuilder<unknown>[] = [
  sql`create index generations_by_status on generations (status, next_step_at)`,
  sql`create index generations_by_task on generations (task_id)`,
  sql`create index generations_by_batch on generations (batch_id)`,
  sql`create index generations_by_canonical_hash on generations (canonical_hash)`,
  sql`create index generations_made_here on generations (endpoint, model, status, id)
    where answer is not null`,
  sql`create index generation_inputs_by_asset on generation_inputs (asset_id)`,
  sql`create index assets_by_content on assets (sha256, kind)`,
  sql`create unique index assets_by_generation on assets (generation_id, output_index)`,
  sql`create unique index assets_by_order on assets (order_key)`,
  sql`create index assets_shown on assets (order_key)
    include (rating, stack_key, ${filtered}) where ${shown}`,
  sql`create index assets_shown_by_rating on assets (rating, order_key)
    include (stack_key, ${filtered}) where ${shown}`,
  sql`create index assets_shown_by_seed on assets (seed, order_key) where ${shown}`,
  sql`create index assets_shown_by_stack on assets (stack_key, order_key) where ${shown}`,
  sql`create index assets_trashed on assets (order_key)
    where trashed_at is not null and purged_at is null`,
  sql`create index assets_purged on assets (sha256) where purged_at is not null`,
  sql`create index asset_tags_by_tag on asset_tags (tag, order_key)`,
  sql`create index board_assets_by_asset on board_assets (asset_id)`,
  sql`create index board_assets_by_order on board_assets (board_id, order_key)`,
  sql`create index batch_cells_by_generation on batch_cells (generation_id)`,
  sql`create index charges_by_time on charges (endpoint, charged_at)`,
  sql`create index saved_items_by_kind on saved_items (kind, id)`,
  sql`create index asset_words_by_lexeme on asset_words using gin (lexemes) with (fastupdate = off)`,
];
