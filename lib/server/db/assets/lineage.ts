import "server-only";
import { type Lineage, lineageSchema, mostLineageAssets } from "@/lib/core/api/lineage";
import type { Database } from "@/lib/server/db/database";
import { readableRows } from "@/lib/server/db/readable-rows";
import { storedRequest } from "@/lib/server/db/stored-json";
import { findAssetRows, presentAssets } from "./asset-rows";

interface Link {
  generationId: string;
  assetId: string;
}

/** The lineage found so far; images in the order of discovery. */
interface Found {
  assets: Set<string>;
  runs: Set<string>;
  isCut: boolean;
}

/** The images that an image came from and led to, nearest first, up to the limit. */
export async function readLineage(database: Database, assetId: string): Promise<Lineage> {
  const found: Found = { assets: new Set([assetId]), runs: new Set(), isCut: false };
  let above = [assetId];
  let below = [assetId];
  while (above.length > 0 || below.length > 0) {
    above = await stepUp(database, found, above);
    below = await stepDown(database, found, below);
  }
  return present(database, assetId, found);
}

/** Returns the inputs of the runs that made these images. */
async function stepUp(database: Database, found: Found, assetIds: string[]): Promise<string[]> {
  if (assetIds.length === 0) return [];
  const made = await database
    .selectFrom("assets")
    .select("generation_id")
    .where("id", "in", assetIds)
    .where("generation_id", "is not", null)
    .execute();
  const runs = made.flatMap(({ generation_id }) => generation_id ?? []);
  for (const run of runs) found.runs.add(run);
  const inputs = await inputsOf(database, runs);
  return take(
    found,
    inputs.map((input) => input.assetId),
  );
}

/** Returns the outputs of the runs that used these images. */
async function stepDown(database: Database, found: Found, assetIds: string[]): Promise<string[]> {
  if (assetIds.length === 0) return [];
  // One more than there can be room for tells that there is no room: an image may have gone into a
  // hundred thousand runs.
  const outputs = await database
    .selectFrom("assets")
    .select(["generation_id as generationId", "id as assetId"])
    .where("generation_id", "in", (run) =>
      run
        .selectFrom("generation_inputs")
        .select("generation_inputs.generation_id")
        .where("asset_id", "in", assetIds),
    )
    .orderBy("generation_id")
    .orderBy("output_index")
    .limit(found.assets.size + mostLineageAssets + 1)
    .$narrowType<{ generationId: string }>()
    .execute();
  const offspring = take(
    found,
    outputs.map(({ assetId }) => assetId),
  );
  // Runs without an image lead nowhere.
  const shown = outputs.filter(({ assetId }) => found.assets.has(assetId));
  const shownRuns = new Set(shown.map(({ generationId }) => generationId));
  for (const run of shownRuns) found.runs.add(run);
  const others = await inputsOf(database, [...shownRuns]);
  take(
    found,
    others.map(({ assetId }) => assetId),
  );
  return offspring;
}

/** Adds as many as fit; returns the newly added ones. */
function take(found: Found, assetIds: string[]): string[] {
  const fresh = [...new Set(assetIds)].filter((id) => !found.assets.has(id));
  const room = Math.max(0, mostLineageAssets - found.assets.size);
  if (fresh.length > room) found.isCut = true;
  const taken = fresh.slice(0, room);
  for (const id of taken) found.assets.add(id);
  return taken;
}

async function inputsOf(database: Database, runs: string[]): Promise<Link[]> {
  if (runs.length === 0) return [];
  return database
    .selectFrom("generation_inputs")
    .select(["generation_id as generationId", "asset_id as assetId"])
    .where("generation_id", "in", runs)
    .orderBy("generation_id")
    .orderBy("position")
    .execute();
}

async function outputsOf(database: Database, runs: string[]): Promise<Link[]> {
  if (runs.length === 0) return [];
  const rows = await database
    .selectFrom("assets")
    .select(["generation_id", "id"])
    .where("generation_id", "in", runs)
    .orderBy("generation_id")
    .orderBy("output_index")
    .execute();
  return rows.flatMap(({ generation_id, id }) =>
    generation_id ? [{ generationId: generation_id, assetId: id }] : [],
  );
}

async function present(database: Database, assetId: string, found: Found): Promise<Lineage> {
  const rows = await findAssetRows(database, [...found.assets]);
  const runIds = [...found.runs];
  const runs =
    runIds.length === 0
      ? []
      : await database
          .selectFrom("generations")
          .select(["id", "status", "request", "created_at"])
          .where("id", "in", runIds)
          .orderBy("id")
          .execute();
  const inputs = Map.groupBy(await inputsOf(database, runIds), ({ generationId }) => generationId);
  const outputs = Map.groupBy(
    await outputsOf(database, runIds),
    ({ generationId }) => generationId,
  );
  return lineageSchema.parse({
    assetId,
    assets: await presentAssets(
      database,
      rows.filter((row) => row !== undefined),
    ),
    generations: readableRows("generations", runs, ({ id, status, request, created_at }) => {
      const { model, prompt, parameters } = storedRequest(request);
      const made = (outputs.get(id) ?? []).map((link) => link.assetId);
      const outputIds = made.filter((output) => found.assets.has(output));
      return {
        id,
        status,
        model,
        prompt,
        ...(parameters.seed === undefined ? {} : { seed: parameters.seed }),
        createdAt: new Date(created_at).toISOString(),
        inputIds: (inputs.get(id) ?? []).map((link) => link.assetId),
        outputIds,
        siblings: made.length - outputIds.length,
      };
    }),
    isCut: found.isCut,
  });
}
