import "server-only";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type SearchTerm, tokensOf } from "@/lib/core/library/search-words";
import type { SearchIndex } from "@/lib/server/db/dialects/search-index";

/**
 * PostgreSQL's full-text search on the studio's own tokens. The index finds the images that have all
 * tokens. Which of them has the tokens one after the other is read in the text beside it: positions in
 * the index end at 16,383, and at 255 for each token.
 */
const words = sql.table("asset_words");

/** A lexeme holds 2,046 bytes, and a character takes at most three for each of its units. */
const longestLexeme = 600;
const lexemeOf = (token: string) => token.slice(0, longestLexeme);

export const postgresSearch: SearchIndex = {
  async put(database, orderKey, texts) {
    const { prompt, rewritten, name, note, tags } = texts;
    const tokens = [prompt, rewritten, name, note, tags].map(tokensOf);
    const lexemes = [...new Set(tokens.flat().map(lexemeOf))];
    await sql`
      insert into ${words} (place, lexemes, tokens)
      values (${orderKey}, array_to_tsvector(${lexemes}::text[]), ${spelled(tokens)})
      on conflict (place) do update set lexemes = excluded.lexemes, tokens = excluded.tokens
    `.execute(database);
  },
  async remove(database, orderKey) {
    await sql`delete from ${words} where place = ${orderKey}`.execute(database);
  },
  async removeAll(database) {
    await sql`delete from ${words}`.execute(database);
  },
  // The table is written anew with the others.
  forgetRemoved: async () => undefined,
  walked(terms) {
    const query = terms.flatMap(lexemesOf).join(" & ");
    const conditions = [
      sql<SqlBool>`lexemes @@ ${query}::tsquery`,
      ...terms.flatMap((term) => readsOn(term) ?? []),
    ];
    return {
      source: sql`(select place from ${words} where ${sql.join(conditions, sql` and `)}) as found
        inner join assets as image on image.order_key = found.place`,
      key: sql`image.order_key`,
    };
  },
};

/** Spaces around each token; between texts also a line break, so that no term goes across. */
const spelled = (texts: string[][]) => texts.map((tokens) => ` ${tokens.join(" ")} `).join("\n");

/** Tokens contain only letters and digits, so none can be mistaken for query syntax. */
function lexemesOf({ tokens, isPrefix }: SearchTerm): string[] {
  return tokens.map((token, index) => {
    const mayGoOn = (isPrefix && index === tokens.length - 1) || token.length > longestLexeme;
    return `'${lexemeOf(token)}'${mayGoOn ? ":*" : ""}`;
  });
}

/** What the index cannot tell of a term; undefined where it can. */
function readsOn({ tokens, isPrefix }: SearchTerm): RawBuilder<SqlBool> | undefined {
  const [token] = tokens;
  if (tokens.length === 1 && token && token.length <= longestLexeme) return undefined;
  return sql<SqlBool>`tokens like ${`% ${tokens.join(" ")}${isPrefix ? "" : " "}%`}`;
}
