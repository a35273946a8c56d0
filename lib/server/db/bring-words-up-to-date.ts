import "server-only";
import type { Database } from "./database";
import { indexWords } from "./search/index-words";
import { findSetting } from "./setting-rows";

/** Raised whenever texts are split into other words than before. */
const currentWords = 1;
const name = "words";
const indexedAtOnce = 500;

/**
 * Splits the words of all images again if older rules have split them. A process that ends halfway
 * leaves the rest to the next one.
 */
export async function bringWordsUpToDate(database: Database): Promise<void> {
  const version = await findSetting(database, name);
  // One without a version has a schema that today's code cannot work on.
  if (version === undefined || Number(version) >= currentWords) return;
  const rows = await database.selectFrom("assets").select("id").orderBy("order_key").execute();
  for (let first = 0; first < rows.length; first += indexedAtOnce) {
    const ids = rows.slice(first, first + indexedAtOnce).map(({ id }) => id);
    await database.transaction().execute((transaction) => indexWords(transaction, ids));
  }
  await database
    .updateTable("settings")
    .set({ value: String(currentWords) })
    .where("name", "=", name)
    .execute();
}
