import "server-only";
import type { SavedItem } from "@/lib/core/api/saved-item";
import { changeSavedItem } from "../db/saved-item-rows";
import { type Refusal, refuse } from "../refusal";
import type { Studio } from "../studio";

type SavedItemOrNone = SavedItem | Refusal<"notFound">;

export async function renameSavedItem(
  studio: Studio,
  id: string,
  name: string,
): Promise<SavedItemOrNone> {
  return (await changeSavedItem(studio.database, id, { name })) ?? refuse("notFound");
}

/** Hides a saved item; `restoreSavedItem` brings it back. */
export async function trashSavedItem(studio: Studio, id: string): Promise<SavedItemOrNone> {
  const trashed_at = Date.now();
  return (await changeSavedItem(studio.database, id, { trashed_at })) ?? refuse("notFound");
}

export async function restoreSavedItem(studio: Studio, id: string): Promise<SavedItemOrNone> {
  return (await changeSavedItem(studio.database, id, { trashed_at: null })) ?? refuse("notFound");
}
