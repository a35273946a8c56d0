import "server-only";
import type { Facets } from "@/lib/core/api/library";
import type { Database } from "@/lib/server/db/database";

/** The choices of a filter, most frequent first. */
export async function readFacets(database: Database): Promise<Facets> {
  const shown = database
    .selectFrom("assets")
    .where("assets.trashed_at", "is", null)
    .where("assets.purged_at", "is", null);
  const trash = database
    .selectFrom("assets")
    .where("trashed_at", "is not", null)
    .where("purged_at", "is", null);
  const models = await shown
    .select((expression) => ["model as id", expression.fn.countAll<number>().as("count")])
    .where("model", "is not", null)
    .groupBy("model")
    .execute();
  const tags = await database
    .selectFrom("asset_tags")
    .select((expression) => ["tag as name", expression.fn.countAll<number>().as("count")])
    .groupBy("tag")
    .execute();
  // Subtracts the few images in the trash instead of counting the many outside it.
  const trashedTags = await database
    .selectFrom("asset_tags")
    .select((expression) => ["tag as name", expression.fn.countAll<number>().as("count")])
    .where("asset_id", "in", trash.select("id"))
    .groupBy("tag")
    .execute();
  const inTrash = new Map(trashedTags.map(({ name, count }) => [name, count]));
  const kept = await shown
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const trashed = await trash
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return {
    models: models.flatMap(({ id, count }) => (id ? [{ id, count }] : [])).toSorted(mostFirst),
    tags: tags
      .map(({ name, count }) => ({ name, count: count - (inTrash.get(name) ?? 0) }))
      .filter(({ count }) => count > 0)
      .toSorted(mostFirst),
    kept: kept.count,
    trashed: trashed.count,
  };
}

const mostFirst = (one: { count: number }, other: { count: number }) => other.count - one.count;
