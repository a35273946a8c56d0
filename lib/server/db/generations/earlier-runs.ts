import "server-only";
import type { EndpointId } from "@/lib/core/models/region";
import type { Database } from "@/lib/server/db/database";

/**
 * For each canonical hash, the newest run that still has every image it asked for. Only on the same
 * endpoint: the sandbox's drawings cannot stand in for upstream's images.
 */
export async function findEarlierRuns(
  database: Database,
  endpoint: EndpointId,
  hashes: string[],
): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await database
    .selectFrom("generations as run")
    .innerJoin("generation_outputs as output", "output.generation_id", "run.id")
    .leftJoin("assets", (join) =>
      join
        .onRef("assets.generation_id", "=", "output.generation_id")
        .onRef("assets.output_index", "=", "output.position")
        .on("assets.trashed_at", "is", null),
    )
    .select(["run.id", "run.canonical_hash as hash"])
    .where("run.canonical_hash", "in", hashes)
    .where("run.endpoint", "=", endpoint)
    .where("run.status", "=", "succeeded")
    .groupBy(["run.id", "run.canonical_hash"])
    // An output without its image either failed or was deleted.
    .having(({ fn, eb }) => eb(fn.count("assets.id"), "=", fn.count("output.position")))
    .orderBy("run.id")
    .execute();
  return new Map(rows.flatMap(({ id, hash }) => (hash ? [[hash, id] as const] : [])));
}
