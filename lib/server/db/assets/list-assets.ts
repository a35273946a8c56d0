import "server-only";
import { type RawBuilder, sql } from "kysely";
import type { Asset, AssetListQuery, AssetPage } from "@/lib/core/api/asset";
import type { AssetFilter, AssetSort } from "@/lib/core/api/asset-filter";
import { type Outline, outlineBlockSize } from "@/lib/core/api/library";
import {
  cursorOf,
  type ListOrder,
  type ListPlace,
  placeOfCursor,
} from "@/lib/core/library/list-cursor";
import { momentOf } from "@/lib/core/library/order-key";
import { searchTermsOf } from "@/lib/core/library/search-words";
import type { Database } from "@/lib/server/db/database";
import { dialectOf } from "@/lib/server/db/dialects/dialect-of";
import type { Walk } from "@/lib/server/db/dialects/search-index";
import type { SqlDialect } from "@/lib/server/db/dialects/sql-dialect";
import { type AssetCondition, allOf, conditionsOf } from "./asset-conditions";
import { presentAssets } from "./asset-rows";

/** One page of the images that match a filter, starting after the cursor. */
export async function listAssets(
  database: Database,
  { cursor = "", limit, sort, ...filter }: AssetListQuery,
): Promise<AssetPage> {
  const behind = placeOfCursor(sort, cursor);
  const dialect = dialectOf(database);
  const { source, key } = walkOf(dialect, filter);
  const conditions = shownConditions(dialect, filter);
  if (behind) conditions.push(isBehind(sort, key, behind));
  const { rows: places } = await sql<ListPlace>`
    select image.order_key as "orderKey", image.rating as rank from ${source}
    where ${allOf(conditions)} order by ${orderOf(sort, key)} limit ${limit + 1}
  `.execute(database);
  const page = places.slice(0, limit);
  const last = places.length > limit ? page.at(-1) : undefined;
  return {
    items: await presentPlaces(database, page, filter),
    nextCursor: last ? cursorOf(sort, last) : null,
  };
}

/** An outline of all images that match a filter. */
export async function outlineOf(
  database: Database,
  { sort, ...filter }: AssetFilter & { sort: AssetSort },
): Promise<Outline> {
  const dialect = dialectOf(database);
  const { source, key } = walkOf(dialect, filter);
  // One row of long texts: returning a hundred thousand rows would take ten times as long.
  const { rows } = await sql<{ aspects: string; ranks: string; orderKeys: string } | OfNone>`
    select string_agg(aspect, '') as aspects, string_agg(cast(rating as text), '') as ranks,
      string_agg(cast(order_key as text), ',') as "orderKeys"
    from (
      select image.aspect, image.rating, image.order_key from ${source}
      where ${allOf(shownConditions(dialect, filter))} order by ${orderOf(sort, key)}
    ) as listed
  `.execute(database);
  const [listed] = rows;
  if (!listed?.orderKeys) return { total: 0, blocks: [] };
  const orderKeys = listed.orderKeys.split(",").map(Number);
  return outlineFrom(sort, listed.aspects, (place) => ({
    orderKey: orderKeys[place] ?? 0,
    rank: Number(listed.ranks.charAt(place)),
  }));
}

interface OfNone {
  orderKeys: null;
}

export function outlineFrom(
  order: ListOrder,
  aspects: string,
  placeOf: (place: number) => ListPlace,
): Outline {
  const blocks: Outline["blocks"] = [];
  for (let first = 0; first < aspects.length; first += outlineBlockSize) {
    blocks.push({
      cursor: first === 0 ? "" : cursorOf(order, placeOf(first - 1)),
      at: new Date(momentOf(placeOf(first).orderKey)).toISOString(),
      aspects: aspects.slice(first, first + outlineBlockSize),
    });
  }
  return { total: aspects.length, blocks };
}

/** The images to walk through: all, or those that a search finds. */
export function walkOf(
  dialect: SqlDialect,
  { q = "", trashed, board, tag, colours }: AssetFilter,
): Walk {
  const terms = searchTermsOf(q);
  if (terms.length > 0) return dialect.search.walked(terms, !trashed);
  const isByPlace = !trashed && (board ?? tag ?? colours) !== undefined;
  return {
    source: isByPlace ? dialect.shownByPlace : sql`assets as image`,
    key: sql`image.order_key`,
  };
}

/** If the filter asks for stacks, keeps only the newest matching image of each. */
function shownConditions(dialect: SqlDialect, filter: AssetFilter): AssetCondition[] {
  const conditions = conditionsOf(dialect, "image", filter, walkOf(dialect, filter).place);
  if (!filter.stacked) return conditions;
  return [...conditions, filter.q ? isNewestFound(dialect, filter) : hasNoNewer(dialect, filter)];
}

/** Checks each image's own stack only, so that a page need not walk through all stacks. */
function hasNoNewer(dialect: SqlDialect, filter: AssetFilter): AssetCondition {
  const isNewer = allOf([
    sql`newer.stack_key = image.stack_key`,
    sql`newer.order_key > image.order_key`,
    ...conditionsOf(dialect, "newer", filter),
  ]);
  return sql`not exists (select 1 from assets as newer where ${isNewer})`;
}

/**
 * Walks through all matches of a search once; a full-text search cannot be asked about one image at
 * a time.
 */
function isNewestFound(dialect: SqlDialect, filter: AssetFilter): AssetCondition {
  const { source, place } = walkOf(dialect, filter);
  return sql`image.order_key in (
    select max(image.order_key) from ${source}
    where ${allOf(conditionsOf(dialect, "image", filter, place))}
    group by coalesce(image.stack_key, cast(image.order_key as text))
  )`;
}

function orderOf(sort: AssetSort, key: RawBuilder<unknown>): RawBuilder<unknown> {
  if (sort === "rating") return sql`image.rating desc, image.order_key desc`;
  return sort === "oldest" ? sql`${key} asc` : sql`${key} desc`;
}

function isBehind(
  sort: AssetSort,
  key: RawBuilder<unknown>,
  { rank, orderKey }: ListPlace,
): AssetCondition {
  if (sort === "oldest") return sql`${key} > ${orderKey}`;
  if (sort === "newest") return sql`${key} < ${orderKey}`;
  return sql`(image.rating, image.order_key) < (${rank}, ${orderKey})`;
}

export async function presentPlaces(
  database: Database,
  places: ListPlace[],
  filter: AssetFilter,
): Promise<Asset[]> {
  if (places.length === 0) return [];
  const orderKeys = places.map(({ orderKey }) => orderKey);
  const rows = await database
    .selectFrom("assets")
    .selectAll()
    .where("order_key", "in", orderKeys)
    .execute();
  const rowAt = new Map(rows.map((row) => [row.order_key, row]));
  const assets = await presentAssets(
    database,
    orderKeys.flatMap((orderKey) => rowAt.get(orderKey) ?? []),
  );
  return filter.stacked ? withStackCounts(database, assets, filter) : assets;
}

async function withStackCounts(
  database: Database,
  assets: Asset[],
  filter: AssetFilter,
): Promise<Asset[]> {
  const keys = [...new Set(assets.flatMap(({ stackKey }) => stackKey ?? []))];
  if (keys.length === 0) return assets;
  const dialect = dialectOf(database);
  const conditions = allOf([
    sql`image.stack_key in (${sql.join(keys)})`,
    ...conditionsOf(dialect, "image", filter),
  ]);
  const { rows } = await sql<{ key: string; count: number }>`
    select image.stack_key as key, count(*) as count from ${walkOf(dialect, filter).source}
    where ${conditions} group by image.stack_key
  `.execute(database);
  const countOf = new Map(rows.map(({ key, count }) => [key, Number(count)]));
  return assets.map((asset) => ({
    ...asset,
    stackCount: (asset.stackKey && countOf.get(asset.stackKey)) || 1,
  }));
}
