import "server-only";
import type { Selectable, SelectQueryBuilder } from "kysely";
import type { Asset } from "@/lib/core/api/asset";
import { assetSchema } from "@/lib/core/api/asset";
import { seedOfImage } from "@/lib/core/generation/seed";
import { catalogModel } from "@/lib/core/models/catalog";
import type { Database } from "@/lib/server/db/database";
import { readableRows } from "@/lib/server/db/readable-rows";
import type { AssetTable, Schema } from "@/lib/server/db/schema";
import { storedMaking, storedValue } from "@/lib/server/db/stored-json";

export type AssetRow = Selectable<AssetTable>;

/** A question to SQLite holds 32,766 values; a run of another studio may bring a thousand images. */
const presentedAtOnce = 1_000;

/** Everything about some images, as the API gives it, in the order of the rows, without those that cannot be read. */
export async function presentAssets(database: Database, rows: AssetRow[]): Promise<Asset[]> {
  const assets: Asset[] = [];
  for (let first = 0; first < rows.length; first += presentedAtOnce) {
    assets.push(...(await presentSome(database, rows.slice(first, first + presentedAtOnce))));
  }
  return assets;
}

async function presentSome(database: Database, rows: AssetRow[]): Promise<Asset[]> {
  const ids = rows.map(({ id }) => id);
  const runIds = rows.flatMap(({ generation_id }) => generation_id ?? []);
  const tags = await database
    .selectFrom("asset_tags")
    .selectAll()
    .where("asset_id", "in", ids)
    .orderBy("tag")
    .execute();
  const boards = await database
    .selectFrom("board_assets")
    .innerJoin("boards", "boards.id", "board_assets.board_id")
    .select(["board_assets.board_id", "board_assets.asset_id"])
    .where("board_assets.asset_id", "in", ids)
    .where("boards.trashed_at", "is", null)
    .execute();
  const runs =
    runIds.length === 0
      ? []
      : await database
          .selectFrom("generations")
          .select(["id", "request"])
          .where("id", "in", [...new Set(runIds)])
          .execute();
  const outputs =
    runIds.length === 0
      ? []
      : await database
          .selectFrom("generation_outputs")
          .select(({ fn }) => ["generation_id", fn.countAll<number>().as("count")])
          .where("generation_id", "in", [...new Set(runIds)])
          .groupBy("generation_id")
          .execute();
  const tagsOf = Map.groupBy(tags, ({ asset_id }) => asset_id);
  const boardsOf = Map.groupBy(boards, ({ asset_id }) => asset_id);
  const requestOf = new Map(runs.map(({ id, request }) => [id, request]));
  const countOf = new Map(outputs.map(({ generation_id, count }) => [generation_id, count]));
  return readableRows("assets", rows, (row) =>
    assetSchema.parse({
      ...presentFacts(row),
      tags: tagsOf.get(row.id)?.map(({ tag }) => tag) ?? [],
      boardIds: boardsOf.get(row.id)?.map(({ board_id }) => board_id) ?? [],
      ...presentMade(
        requestOf.get(row.generation_id ?? ""),
        row.output_index ?? 0,
        countOf.get(row.generation_id ?? "") ?? 0,
      ),
    }),
  );
}

/** Where an image and its renditions are. */
export function assetUrls(id: string) {
  const address = `/api/assets/${id}`;
  return {
    original: `${address}/original`,
    preview: `${address}/preview`,
    thumb: `${address}/thumb`,
    tiles: `${address}/tiles`,
  };
}

function presentFacts(row: AssetRow) {
  return {
    id: row.id,
    revision: row.revision,
    kind: row.kind,
    width: row.width,
    height: row.height,
    mime: row.mime,
    bytes: row.bytes,
    sha256: row.sha256,
    name: row.name,
    createdAt: new Date(row.created_at).toISOString(),
    orientation: row.orientation,
    hasAlpha: row.has_alpha === 1,
    frames: row.frames,
    isIrregular: row.is_irregular === 1,
    orderKey: row.order_key,
    rating: row.rating,
    starred: row.starred === 1,
    note: row.note,
    ...(row.trashed_at === null ? {} : { trashedAt: new Date(row.trashed_at).toISOString() }),
    ...(row.purged_at === null ? {} : { purgedAt: new Date(row.purged_at).toISOString() }),
    ...(row.stack_key === null ? {} : { stackKey: row.stack_key }),
    ...(row.colours === null ? {} : { colours: storedValue(row.colours) }),
    ...(row.source_url ? { sourceUrl: row.source_url } : {}),
    ...(row.generation_id ? { generationId: row.generation_id } : {}),
    ...(row.output_index === null ? {} : { index: row.output_index }),
    ...(row.thumbhash ? { thumbhash: row.thumbhash } : {}),
    urls: assetUrls(row.id),
  };
}

function presentMade(text: string | undefined, index: number, known: number): Pick<Asset, "made"> {
  if (text === undefined) return {};
  const { model, prompt, inputs, parameters } = storedMaking(text);
  const { seed, size, n = 1, sequential } = parameters;
  const imageSeed = seedOfImage(parameters, index, catalogModel(model));
  return {
    made: {
      model,
      prompt,
      inputs: inputs.length,
      boxes: inputs.reduce((count, { boxes }) => count + boxes.length, 0),
      ...(seed === undefined ? {} : { seed }),
      ...(imageSeed === undefined ? {} : { imageSeed }),
      ...(size === undefined ? {} : { size }),
      // A set may have fewer than asked for. An imported run tells only of images that came with it.
      images: Math.max(known, index + 1, sequential ? 1 : n),
    },
  };
}

/** @throws if the row is gone */
export async function presentAsset(database: Database, row: AssetRow): Promise<Asset> {
  const [asset] = await presentAssets(database, [row]);
  if (!asset) throw new Error("An image vanished while it was being read.");
  return asset;
}

/** Also finds an image that was deleted for good while a run still keeps its file. */
export async function findAssetRow(database: Database, id: string): Promise<AssetRow | undefined> {
  return (await findAssetRows(database, [id]))[0];
}

/**
 * The rows of the given ids, in their order; undefined for an id without a row. Includes images
 * that were deleted for good while a run still keeps their file.
 */
export function findAssetRows(
  database: Database,
  ids: string[],
): Promise<(AssetRow | undefined)[]> {
  return findRecords(database, ids, (query) =>
    query.where((either) =>
      either.or([
        either("purged_at", "is", null),
        either("sha256", "not in", database.selectFrom("gone_blobs").select("sha256")),
      ]),
    ),
  );
}

/** The same, also of images whose file is gone: what a run was made from is told all the same. */
export function findAssetRecords(
  database: Database,
  ids: string[],
): Promise<(AssetRow | undefined)[]> {
  return findRecords(database, ids, (query) => query);
}

type RecordQuery = SelectQueryBuilder<Schema, "assets", AssetRow>;

async function findRecords(
  database: Database,
  ids: string[],
  narrowed: (query: RecordQuery) => RecordQuery,
): Promise<(AssetRow | undefined)[]> {
  if (ids.length === 0) return [];
  const rows = await narrowed(
    database.selectFrom("assets").selectAll().where("id", "in", ids),
  ).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}
