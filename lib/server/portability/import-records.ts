import "server-only";
import type { ImportCount, Imported } from "@/lib/core/api/portability";
import type { ArchivedRun, ImportPlan } from "@/lib/core/portability/import-plan";
import type { ArchivedAsset, ArchivedBoard } from "@/lib/core/portability/manifest";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import type { BlobStore } from "../assets/blobs/blob-store";
import { insertKnownBoard } from "../db/board-rows";
import type { Database } from "../db/database";
import { insertMemberships } from "../db/membership-rows";
import { importAssetRecord } from "./import-asset-record";
import { importGenerationRecord } from "./import-generation-record";
import { portions } from "./portions";
import type { StagedImage } from "./stage-images";

/** Records per transaction, during which nobody else can write. */
const recordsAtOnce = 20;

interface Import {
  database: Database;
  blobs: BlobStore;
  images: Map<string, StagedImage>;
  /** Ids in this studio, by ids in the archive. */
  ids: Map<string, string>;
  /** The archive's images that were new here. */
  added: Set<string>;
  counts: Imported;
}

const noCount = (): ImportCount => ({ added: 0, present: 0 });

/** Adds the records of an archive to the library; existing ones stay as they are. */
export async function importRecords(
  { database, blobs }: Pick<Import, "database" | "blobs">,
  plan: ImportPlan,
  boards: ArchivedBoard[],
  images: Map<string, StagedImage>,
): Promise<{ counts: Imported; addedIds: string[] }> {
  const counts = { images: noCount(), generations: noCount(), boards: noCount() };
  const work: Import = { database, blobs, images, ids: new Map(), added: new Set(), counts };
  for await (const uploads of portions(plan.uploads, recordsAtOnce)) {
    await importPortion(work, uploads, (transaction) => importAssets(work, transaction, uploads));
  }
  for await (const runs of portions(plan.runs, recordsAtOnce)) {
    const outputs = runs.flatMap((run) => run.outputs);
    await importPortion(work, outputs, (transaction) => importRuns(work, transaction, runs));
  }
  const assets = [...plan.uploads, ...plan.runs.flatMap(({ outputs }) => outputs)];
  await importBoards(work, boards, assets);
  const addedIds = [...work.added].map((id) => work.ids.get(id) ?? id);
  return { counts, addedIds };
}

/**
 * Moves the files of a portion to their final names first, since only then may anything refer to
 * them.
 */
function importPortion(
  { database, blobs, images }: Import,
  assets: ArchivedAsset[],
  write: (transaction: Database) => Promise<void>,
): Promise<void> {
  const staged = assets.flatMap(({ id }) => images.get(id)?.staged ?? []);
  const keep = async () => {
    for (const image of staged) await image.keep();
    await database.transaction().execute(write);
  };
  // Nobody may remove a file before the row that needs it exists.
  return blobs.exclusively(
    staged.map(({ sha256 }) => sha256),
    keep,
  );
}

async function importAssets(
  work: Import,
  transaction: Database,
  assets: ArchivedAsset[],
): Promise<void> {
  for (const asset of assets) {
    const staged = work.images.get(asset.id);
    const { id, isNew } = await importAssetRecord(transaction, asset, staged);
    work.ids.set(asset.id, id);
    if (isNew) work.added.add(asset.id);
    // A deleted image has only a record.
    if (asset.file !== undefined) work.counts.images[isNew ? "added" : "present"] += 1;
  }
}

async function importRuns(work: Import, transaction: Database, runs: ArchivedRun[]): Promise<void> {
  const idOf = (assetId: string) => {
    const id = work.ids.get(assetId);
    if (id === undefined) throw new Error("An input comes after the run it went into.");
    return id;
  };
  for (const { generation, outputs } of runs) {
    const isNew = await importGenerationRecord(transaction, generation, idOf);
    work.counts.generations[isNew ? "added" : "present"] += 1;
    await importAssets(work, transaction, outputs);
  }
}

/** A new board gets all its images; an existing one gets only those that are new too. */
async function importBoards(
  { database, ids, added, counts }: Import,
  boards: ArchivedBoard[],
  assets: ArchivedAsset[],
): Promise<void> {
  const fresh = new Set<string>();
  for await (const portion of portions(boards)) {
    await database.transaction().execute(async (transaction) => {
      for (const { id, name, createdAt } of portion) {
        const isNew = await insertKnownBoard(transaction, {
          id,
          name,
          createdAt: Date.parse(createdAt),
        });
        if (isNew) fresh.add(id);
        counts.boards[isNew ? "added" : "present"] += 1;
      }
    });
  }
  const memberships = assets.flatMap((asset) =>
    asset.boards
      .filter(({ id }) => fresh.has(id) || added.has(asset.id))
      .map(({ id, addedAt }) => ({ boardId: id, assetId: ids.get(asset.id) ?? asset.id, addedAt })),
  );
  for await (const portion of portions(memberships)) {
    await database.transaction().execute((transaction) => addMemberships(transaction, portion));
  }
}

interface Membership {
  boardId: string;
  assetId: string;
  addedAt: string;
}

async function addMemberships(transaction: Database, memberships: Membership[]): Promise<void> {
  const assets = await findAssetRows(
    transaction,
    memberships.map(({ assetId }) => assetId),
  );
  const rows = memberships.flatMap(({ boardId, assetId, addedAt }, place) => {
    const order_key = assets[place]?.order_key;
    if (order_key === undefined) return [];
    return [{ board_id: boardId, asset_id: assetId, order_key, added_at: Date.parse(addedAt) }];
  });
  await insertMemberships(transaction, rows);
}
