import "server-only";
import { sql } from "kysely";
import { type SearchTerm, tokensOf } from "@/lib/core/library/search-words";
import type { SearchIndex } from "./search-index";
import { shownByPlace } from "./sqlite-keys";

/**
 * SQLite's own full-text search. The key of a row is its image's place in the library, so that the
 * newest matches are the end of a walk, not of a sort. Texts come cut into tokens, so its tokenizer
 * needs only to split at spaces. Indexes of beginnings answer a first sign or two at once.
 */
const words = sql.table("asset_words");

export const sqliteSearch: SearchIndex = {
  async create(database) {
    await sql`
      create virtual table ${words} using fts5(
        prompt, rewritten, name, note, tags, content = '', contentless_delete = 1,
        prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
      )
    `.execute(database);
  },
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
  async forgetRemoved(database) {
    await sql`insert into ${words} (asset_words) values ('optimize')`.execute(database);
  },
  walked: (terms, isShown) => ({
    source: sql`(select rowid as place from ${words} where ${words} match ${matchOf(terms)}) as found
      cross join ${isShown ? shownByPlace : sql`assets as image`}
      on image.order_key = found.place`,
    key: sql`found.place`,
    // The sign keeps SQLite from asking its words anew for each entry of a list.
    place: sql`+found.place`,
  }),
};

/** Tokens hold letters and digits only: nothing in them could be taken for its query language. */
function matchOf(terms: SearchTerm[]): string {
  return terms
    .map(({ tokens, isPrefix }) => `"${tokens.join(" ")}"${isPrefix ? "*" : ""}`)
    .join(" AND ");
}
