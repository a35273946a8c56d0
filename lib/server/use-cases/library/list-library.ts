import "server-only";
import type { AssetListQuery, AssetPage } from "@/lib/core/api/asset";
import type { AssetFilter, AssetSort } from "@/lib/core/api/asset-filter";
import type { ToldOutline } from "@/lib/core/api/library";
import { listAssets, outlineOf } from "@/lib/server/db/assets/list-assets";
import { listByColour, outlineByColour } from "@/lib/server/db/assets/list-by-colour";
import type { Studio } from "@/lib/server/studio";

/** One page of the images that match a filter; if it names colours, nearest first. */
export async function listLibrary(
  { database, colours }: Studio,
  query: AssetListQuery,
): Promise<AssetPage> {
  if (!query.colours?.length) return listAssets(database, query);
  return listByColour(database, await colours.nearest(hexesOf(query.colours)), query);
}

export async function outlineLibrary(
  { database, colours }: Studio,
  query: AssetFilter & { sort: AssetSort },
): Promise<ToldOutline> {
  const toldAt = new Date().toISOString();
  const outline = query.colours?.length
    ? await outlineByColour(database, await colours.nearest(hexesOf(query.colours)), query)
    : await outlineOf(database, query);
  return { ...outline, toldAt };
}

const hexesOf = (codes: string[]) => codes.map((code) => `#${code.toUpperCase()}`);
