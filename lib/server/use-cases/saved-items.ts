import "server-only";
import type { SavedItem } from "@/lib/core/api/saved-item";
import { changeSavedItem } from "../db/saved-item-rows";
import { ApiError } from "../http/api-error";
import type { Studio } from "../studio";

/** @throws ApiError `notFound` */
export async function renameSavedItem(
  studio: Studio,
  id: string,
  name: string,
): Promise<SavedItem> {
  return found(await changeSavedItem(studio.database, id, { name }));
}

/**
 * Hides a saved item; `restoreSavedItem` brings it back.
 * @throws ApiError `notFound`
 */
export async function trashSavedItem(studio: Studio, id: string): Promise<SavedItem> {
  return found(await changeSavedItem(studio.database, id, { trashed_at: Date.now() }));
}

/** @throws ApiError `notFound` */
export async function restoreSavedItem(studio: Studio, id: string): Promise<SavedItem> {
  return found(await changeSavedItem(studio.database, id, { trashed_at: null }));
}

function found(item: SavedItem | undefined): SavedItem {
  if (!item) throw new ApiError("notFound");
  return item;
}
