import "server-only";
import type { Database } from "@/lib/server/db/database";
import { dialectOf } from "@/lib/server/db/dialects/dialect-of";
import { storedPrompt, storedTexts } from "@/lib/server/db/stored-json";

/** Updates the words of some images; removes those of images deleted for good. */
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
  const { search } = dialectOf(database);
  const tagsOf = Map.groupBy(tags, ({ asset_id }) => asset_id);
  for (const row of rows) {
    if (row.purged_at !== null) await search.remove(database, row.order_key);
    else {
      const own = tagsOf.get(row.id)?.map(({ tag }) => tag) ?? [];
      await search.put(database, row.order_key, {
        prompt: promptOf(row.request),
        rewritten: rewrittenOf(row.actual_prompts, row.output_index),
        name: row.name,
        note: row.note,
        tags: own.join("\n"),
      });
    }
  }
}

const promptOf = (request: string | null) => (request === null ? "" : storedPrompt(request));

function rewrittenOf(actualPrompts: string | null, index: number | null): string {
  if (actualPrompts === null || index === null) return "";
  return storedTexts(actualPrompts)[index] ?? "";
}
