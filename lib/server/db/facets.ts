import "server-only";
import type { Facets } from "@/lib/core/api/library";
import type { Database } from "./database";

/** What there is to choose from when filtering; what occurs most, first. */
export async function readFacets(database: Database): Promise<Facets> {
  const shown = database
    .selectFrom("assets")
    .where("assets.trashed_at", "is", null)
    .where("assets.purged_at", "is", null);
  const models = await shown
    .select((expression) => ["model as id", expression.fn.countAll<number>().as("count")])
    .where("model", "is not", null)
    .groupBy("model")
    .execute();
  const tags = await database
    .selectFrom("asset_tags")
    .innerJoin("assets", "assets.order_key", "asset_tags.order_key")
    .select((expression) => ["tag as name", expression.fn.countAll<number>().as("count")])
    .where("assets.trashed_at", "is", null)
    .where("assets.purged_at", "is", null)
    .groupBy("tag")
    .execute();
  const kept = await shown
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const trashed = await database
    .selectFrom("assets")
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .where("trashed_at", "is not", null)
    .where("purged_at", "is", null)
    .executeTakeFirstOrThrow();
  return {
    models: models.flatMap(({ id, count }) => (id ? [{ id, count }] : [])).toSorted(mostFirst),
    tags: tags.toSorted(mostFirst),
    kept: kept.count,
    trashed: trashed.count,
  };
}

const mostFirst = (one: { count: number }, other: { count: number }) => other.count - one.count;
