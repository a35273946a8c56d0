import "server-only";
import {
  type ArchivedAsset,
  type ArchivedBoard,
  type ArchivedGeneration,
  archivedAssetSchema,
  archivedBoardSchema,
  archivedGenerationSchema,
  type Manifest,
} from "@/lib/core/portability/manifest";
import { findAssetRecords, presentAssets } from "@/lib/server/db/assets/asset-rows";
import { findGenerations } from "@/lib/server/db/generations/generation-rows";
import type { Database } from "../db/database";
import { findMemberships } from "../db/membership-rows";
import { portions } from "./portions";
import type { ExportSelection } from "./selection";

/**
 * An archive's manifest.json, produced one record per line so that it is never in memory as a
 * whole.
 * @param fileOf the path of an image in the archive; undefined if its original is missing
 */
export async function* manifestText(
  database: Database,
  selection: ExportSelection,
  fileOf: (assetId: string) => string | undefined,
): AsyncGenerator<string> {
  const head = {
    kind: "swatchbox-library",
    version: 1,
    createdAt: new Date().toISOString(),
  } satisfies Partial<Manifest>;
  yield JSON.stringify(head).slice(0, -1);
  yield* listed("boards", boardsOf(database, selection));
  yield* listed("generations", generationsOf(database, selection));
  yield* listed("assets", assetsOf(database, selection, fileOf));
  yield "\n}\n";
}

async function* listed(
  name: keyof Manifest,
  records: AsyncIterable<object[]>,
): AsyncGenerator<string> {
  yield `,\n"${name}":[`;
  let separator = "\n";
  for await (const portion of records) {
    if (portion.length === 0) continue;
    yield separator + portion.map((record) => JSON.stringify(record)).join(",\n");
    separator = ",\n";
  }
  yield "\n]";
}

const time = (milliseconds: number) => new Date(milliseconds).toISOString();

async function* boardsOf(
  database: Database,
  { assetIds }: ExportSelection,
): AsyncGenerator<ArchivedBoard[]> {
  const seen = new Set<string>();
  for await (const ids of portions(assetIds)) {
    const fresh = (await findMemberships(database, ids)).filter(({ id }) => {
      const isFresh = !seen.has(id);
      seen.add(id);
      return isFresh;
    });
    yield fresh.map(({ id, name, created_at }) =>
      archivedBoardSchema.parse({ id, name, createdAt: time(created_at) }),
    );
  }
}

async function* generationsOf(
  database: Database,
  { generationIds }: ExportSelection,
): AsyncGenerator<ArchivedGeneration[]> {
  for await (const ids of portions(generationIds)) {
    const generations = await findGenerations(database, ids);
    yield generations.map((generation) => archivedGenerationSchema.parse(generation));
  }
}

async function* assetsOf(
  database: Database,
  { assetIds }: ExportSelection,
  fileOf: (assetId: string) => string | undefined,
): AsyncGenerator<ArchivedAsset[]> {
  for await (const ids of portions(assetIds)) {
    const rows = (await findAssetRecords(database, ids)).filter((row) => row !== undefined);
    const boards = Map.groupBy(await findMemberships(database, ids), ({ asset_id }) => asset_id);
    const assets = await presentAssets(database, rows);
    yield assets.map((asset) =>
      archivedAssetSchema.parse({
        ...asset,
        boards: (boards.get(asset.id) ?? []).map(({ id, added_at }) => ({
          id,
          addedAt: time(added_at),
        })),
        file: fileOf(asset.id),
      }),
    );
  }
}
