import "server-only";
import { randomUUID } from "node:crypto";
import type { Database } from "./database";
import { deleteSetting, findSetting, insertSetting } from "./setting-rows";

const name = "library";

/** What tells this library from every other, also from a restored copy of it. */
export async function libraryId(database: Database): Promise<string> {
  const known = await findSetting(database, name);
  if (known !== undefined) return known;
  await insertSetting(database, name, randomUUID());
  // Another replica that begins at the same moment may have named it first.
  return libraryId(database);
}

/** Makes this a library of its own: the next question for its id gives another. */
export const forgetLibraryId = (database: Database) => deleteSetting(database, name);
