import "server-only";
import { type RawBuilder, sql } from "kysely";
import { type SearchTerm, tokensOf } from "@/lib/core/library/search-words";
import type { SearchIndex } from "@/lib/server/db/dialects/search-index";

/** Names the covering index, which SQLite would not choose by itself. */
export const shownByPlace: RawBuilder<unknown> = sql`assets as image indexed by assets_shown`;

/**
 * SQLite's full-text search. A row's key is its image's place in the library, so the newest matches
 * come from the end of a walk without sorting. Texts arrive as tokens, so the tokenizer only splits
 * at spaces. Prefix indexes answer the first one to three characters at once.
 */
const words = sql.table("asset_words");

export const sqliteSearch: SearchIndex = {
  async put(database, orderKey, texts) {
    const cut = (text: string) => tokensOf(text).join(" ");
    await sql`
      insert or replace into ${words} (rowid, prompt, rewritten, name, note, tags) values (
        ${orderKey}, ${cut(texts.prompt)}, ${cut(texts.rewritten)}, ${cut(texts.name)},
        ${cut(texts.note)}, ${cut(texts.tags)}
      )
    `.execute(database);
  },
  async remove(database, orderKey) {
    await sql`delete from ${words} where rowid = ${orderKey}`.execute(database);
  },
  async removeAll(database) {
    await sql`insert into ${words} (asset_words) values ('delete-all')`.execute(database);
  },
  async forgetRemoved(database) {
    await sql`insert into ${words} (asset_words) values ('optimize')`.execute(database);
  },
  walked: (terms, isShown) => ({
    source: sql`(select rowid as place from ${words} where ${words} match ${matchOf(terms)}) as found
      cross join ${isShown ? shownByPlace : sql`assets as image`}
      on image.order_key = found.place`,
    key: sql`found.place`,
    // The plus sign keeps SQLite from running the search again for each entry of a list.
    place: sql`+found.place`,
  }),
};

/** Tokens contain only letters and digits, so none can be mistaken for query syntax. */
function matchOf(terms: SearchTerm[]): string {
  return terms
    .map(({ tokens, isPrefix }) => `"${tokens.join(" ")}"${isPrefix ? "*" : ""}`)
    .join(" AND ");
}
