import "server-only";
import type { Asset, AssetListQuery, AssetPage } from "@/lib/core/api/asset";
import { assetSchema } from "@/lib/core/api/asset";
import type { Database } from "./database";
import type { AssetTable } from "./schema";

/** An asset's row as the API gives it. */
export function presentAsset(row: AssetTable): Asset {
  const address = `/api/assets/${row.id}`;
  return assetSchema.parse({
    id: row.id,
    kind: row.kind,
    width: row.width,
    height: row.height,
    mime: row.mime,
    bytes: row.bytes,
    sha256: row.sha256,
    name: row.name,
    createdAt: new Date(row.created_at).toISOString(),
    orientation: row.orientation,
    hasAlpha: row.has_alpha === 1,
    ...(row.generation_id ? { generationId: row.generation_id } : {}),
    ...(row.output_index === null ? {} : { index: row.output_index }),
    ...(row.thumbhash ? { thumbhash: row.thumbhash } : {}),
    urls: {
      original: `${address}/original`,
      preview: `${address}/preview`,
      thumb: `${address}/thumb`,
      tiles: `${address}/tiles`,
    },
  });
}

export async function findAssetRow(database: Database, id: string) {
  return database.selectFrom("assets").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The rows of the given ids, in their order; undefined where there is none. */
export async function findAssetRows(
  database: Database,
  ids: string[],
): Promise<(AssetTable | undefined)[]> {
  if (ids.length === 0) return [];
  const rows = await database.selectFrom("assets").selectAll().where("id", "in", ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

/** Newest first. The cursor is the last id of the page before: ids grow with time. */
export async function listAssetRows(
  database: Database,
  { kind, cursor, limit }: AssetListQuery,
): Promise<AssetPage> {
  let query = database
    .selectFrom("assets")
    .selectAll()
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (kind) query = query.where("kind", "=", kind);
  if (cursor) query = query.where("id", "<", cursor);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(presentAsset);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
