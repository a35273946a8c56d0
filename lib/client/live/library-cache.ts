import { notifyManager, type QueryClient } from "@tanstack/react-query";
import {
  askAgain,
  boardsQuery,
  facetsQuery,
  knownBlocks,
  knownLists,
  type LibraryList,
  setBlock,
  setList,
} from "@/lib/client/queries/library";
import type { Asset } from "@/lib/core/api/asset";
import type { AssetFilter, AssetSort } from "@/lib/core/api/asset-filter";
import { matches } from "@/lib/core/library/matches";
import {
  type Edit,
  findKnown,
  withAsset,
  withAssetChanged,
  withoutAsset,
} from "@/lib/core/library/outline";

/** Updates an image in every list of the library without asking the server. */
export function receiveIntoLists(client: QueryClient, asset: Asset): void {
  for (const { list, filter, sort } of knownLists(client)) {
    const change = changeOf(client, list, filter, sort, asset);
    if (change === "unclear") askAgain(client, list.search);
    else if (change) apply(client, list, change);
  }
  countAgain(client);
}

function changeOf(
  client: QueryClient,
  list: LibraryList,
  filter: AssetFilter,
  sort: AssetSort,
  asset: Asset,
): Edit | "unclear" | undefined {
  const { outline } = list;
  const itemsOf = knownBlocks(client, list);
  const isWanted = matches(asset, filter);
  if (findKnown(outline, itemsOf, asset.id)) {
    return isWanted === false
      ? withoutAsset(outline, itemsOf, asset.id)
      : withAssetChanged(outline, itemsOf, asset);
  }
  // It may be in a block that is not loaded.
  const mayBeThere =
    !hasJustCome(asset, list) && outline.blocks.some(({ cursor }) => itemsOf(cursor) === undefined);
  if (isWanted === false) return mayBeThere ? "unclear" : undefined;
  if (isWanted === undefined || mayBeThere) return "unclear";
  return withAsset(outline, itemsOf, sort, asset) ?? "unclear";
}

/** Whether an image is newer than the list and this is its first event. */
const hasJustCome = ({ createdAt, revision }: Asset, { toldAt }: LibraryList) =>
  revision === 1 && createdAt > toldAt;

function apply(client: QueryClient, list: LibraryList, { outline, cursor, items }: Edit): void {
  // Notify together: between the two updates each image would be taken for its neighbour.
  notifyManager.batch(() => {
    setBlock(client, list, cursor, items);
    if (outline !== list.outline) setList(client, { ...list, outline });
  });
}

/** Fetches the lists again that depend on what is decided in batches. */
export function askAgainForDecisions(client: QueryClient): void {
  for (const { list, filter } of knownLists(client)) {
    if (filter.verdict !== undefined) askAgain(client, list.search);
  }
}

/** Removes images that are gone for good from every list. */
export function removeFromLists(client: QueryClient, assetIds: string[]): void {
  for (const { list: known } of knownLists(client)) {
    let list = known;
    let isClear = true;
    for (const assetId of assetIds) {
      const edit = withoutAsset(list.outline, knownBlocks(client, list), assetId);
      if (edit) {
        apply(client, list, edit);
        list = { ...list, outline: edit.outline };
      } else isClear = false;
    }
    if (!isClear) askAgain(client, list.search);
  }
  countAgain(client);
}

let timer: ReturnType<typeof setTimeout> | undefined;
const countMs = 500;

/** Recounts boards and tags, once for everything within half a second. */
export function countAgain(client: QueryClient): void {
  if (timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    void client.invalidateQueries({ queryKey: facetsQuery.queryKey });
    void client.invalidateQueries({ queryKey: boardsQuery.queryKey });
  }, countMs);
}
