import "server-only";
import type { RawBuilder } from "kysely";
import { z } from "zod";
import type { SearchTerm } from "@/lib/core/library/search-words";
import type { Database } from "./database";
import { sqliteSearch } from "./sqlite-search";

/** What an image is found by, each part by itself, so that no phrase runs from one into the next. */
interface SearchedTexts {
  prompt: string;
  rewritten: string;
  name: string;
  note: string;
  tags: string;
}

/** What images are taken from, the key of its order, and the same key to be compared with lists. */
export interface Walk {
  source: RawBuilder<unknown>;
  key: RawBuilder<unknown>;
  place?: RawBuilder<unknown>;
}

/** The words of all images by their place in the library; what a database does in its own way. */
export interface SearchIndex {
  create: (database: Database) => Promise<void>;
  /** Within the transaction that changes what is found. */
  put: (database: Database, orderKey: number, texts: SearchedTexts) => Promise<void>;
  remove: (database: Database, orderKey: number) => Promise<void>;
  /**
   * What images are taken from, named `image`, so that those that match are walked in the order of
   * `key` and only as far as somebody reads.
   * @param terms at least one
   * @param isShown whether only images outside the trash are wanted
   */
  walked: (terms: SearchTerm[], isShown: boolean) => Walk;
}

/** The one of the database in use. */
export const searchIndex: SearchIndex = sqliteSearch;

/** Brings the words of an image up to date; for one that left for good there are none. */
export async function indexWords(database: Database, assetIds: string[]): Promise<void> {
  if (assetIds.length === 0) return;
  const rows = await database
    .selectFrom("assets")
    .leftJoin("generations", "generations.id", "assets.generation_id")
    .select([
      "assets.id",
      "assets.order_key",
      "assets.name",
      "assets.note",
      "assets.output_index",
      "assets.purged_at",
      "generations.request",
      "generations.actual_prompts",
    ])
    .where("assets.id", "in", assetIds)
    .execute();
  const tags = await database
    .selectFrom("asset_tags")
    .selectAll()
    .where("asset_id", "in", assetIds)
    .execute();
  const tagsOf = Map.groupBy(tags, ({ asset_id }) => asset_id);
  for (const row of rows) {
    if (row.purged_at !== null) await searchIndex.remove(database, row.order_key);
    else {
      const own = tagsOf.get(row.id)?.map(({ tag }) => tag) ?? [];
      await searchIndex.put(database, row.order_key, {
        prompt: promptOf(row.request),
        rewritten: rewrittenOf(row.actual_prompts, row.output_index),
        name: row.name,
        note: row.note,
        tags: own.join("\n"),
      });
    }
  }
}

const keptSchema = z.object({ prompt: z.string() });

const promptOf = (request: string | null) =>
  request === null ? "" : keptSchema.parse(JSON.parse(request)).prompt;

function rewrittenOf(actualPrompts: string | null, index: number | null): string {
  if (actualPrompts === null || index === null) return "";
  return z.array(z.string()).parse(JSON.parse(actualPrompts))[index] ?? "";
}
