import "server-only";
import type { Selectable } from "kysely";
import { v7 as uuidv7 } from "uuid";
import {
  type SavedContent,
  type SavedItem,
  type SavedKind,
  savedItemSchema,
} from "@/lib/core/api/saved-item";
import type { Database } from "./database";
import { readableRows } from "./readable-rows";
import type { SavedItemTable } from "./schema";
import { storedValue } from "./stored-json";

function present(row: Selectable<SavedItemTable>): SavedItem {
  return savedItemSchema.parse({
    id: row.id,
    name: row.name,
    content: storedValue(row.content),
    createdAt: new Date(row.created_at).toISOString(),
  });
}

/** Newest first. */
export async function listSavedItems(database: Database, kind: SavedKind): Promise<SavedItem[]> {
  const rows = await database
    .selectFrom("saved_items")
    .selectAll()
    .where("kind", "=", kind)
    .where("trashed_at", "is", null)
    .orderBy("id", "desc")
    .execute();
  return readableRows("saved_items", rows, present);
}

export async function insertSavedItem(
  database: Database,
  name: string,
  content: SavedContent,
): Promise<SavedItem> {
  const row = {
    id: uuidv7(),
    kind: content.kind,
    name,
    content: JSON.stringify(content),
    created_at: Date.now(),
    trashed_at: null,
  };
  await database.insertInto("saved_items").values(row).execute();
  return present(row);
}

/** Undefined if there is none with this id. */
export async function changeSavedItem(
  database: Database,
  id: string,
  changes: { name?: string; trashed_at?: number | null },
): Promise<SavedItem | undefined> {
  const row = await database
    .updateTable("saved_items")
    .set(changes)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row && present(row);
}
