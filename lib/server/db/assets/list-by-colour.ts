import "server-only";
import { sql } from "kysely";
import type { AssetListQuery, AssetPage } from "@/lib/core/api/asset";
import type { AssetFilter } from "@/lib/core/api/asset-filter";
import type { Outline } from "@/lib/core/api/library";
import { type ColourHit, nearestFirst } from "@/lib/core/library/colour-index";
import { cursorOf, placeOfCursor } from "@/lib/core/library/list-cursor";
import type { Database } from "@/lib/server/db/database";
import { dialectOf } from "@/lib/server/db/dialects/dialect-of";
import { allOf, conditionsOf } from "./asset-conditions";
import { outlineFrom, presentPlaces, walkOf } from "./list-assets";

/** One page of the images that contain the colours, nearest first, starting after the cursor. */
export async function listByColour(
  database: Database,
  hits: ColourHit[],
  { cursor = "", limit, sort: _sort, ...filter }: AssetListQuery,
): Promise<AssetPage> {
  const listed = await findListed(database, hits, filter);
  const behind = placeOfCursor("nearest", cursor);
  const after = behind && { orderKey: behind.orderKey, distance: behind.rank };
  const rest = after ? listed.filter((hit) => nearestFirst(hit, after) > 0) : listed;
  const places = rest.slice(0, limit).map(placeOf);
  const last = rest.length > limit ? places.at(-1) : undefined;
  return {
    items: await presentPlaces(database, places, filter),
    nextCursor: last ? cursorOf("nearest", last) : null,
  };
}

export async function outlineByColour(
  database: Database,
  hits: ColourHit[],
  filter: AssetFilter,
): Promise<Outline> {
  const listed = await findListed(database, hits, filter);
  const aspects = listed.map(({ aspect }) => aspect).join("");
  return outlineFrom("nearest", aspects, (index) => placeOf(listed[index]));
}

const placeOf = (hit: ColourHit | undefined) => ({
  orderKey: hit?.orderKey ?? 0,
  rank: hit?.distance ?? 0,
});

/** The hits that match the rest of the filter; if it asks for stacks, the nearest hit of each. */
async function findListed(database: Database, hits: ColourHit[], filter: AssetFilter) {
  if (hits.length === 0) return [];
  const dialect = dialectOf(database);
  const { source, place } = walkOf(dialect, filter);
  const keys = dialect.selectKeys(hits.map(({ orderKey }) => orderKey));
  const { rows } = await sql<{ orderKey: number; aspect: string; stack: string | null }>`
    select image.order_key as "orderKey", image.aspect, image.stack_key as stack
    from ${source}
    where ${allOf(conditionsOf(dialect, "image", filter, place))} and ${place ?? sql`image.order_key`} in ${keys}
  `.execute(database);
  const rowAt = new Map(rows.map((row) => [row.orderKey, row]));
  const listed = hits.flatMap((hit) => {
    const row = rowAt.get(hit.orderKey);
    return row ? [{ ...hit, ...row }] : [];
  });
  if (!filter.stacked) return listed;
  const seen = new Set<string>();
  return listed.filter(({ stack }) => {
    if (stack === null) return true;
    const isFirst = !seen.has(stack);
    seen.add(stack);
    return isFirst;
  });
}
