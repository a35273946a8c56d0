import "server-only";
import type { Imported } from "@/lib/core/api/portability";
import { importPlan } from "@/lib/core/portability/import-plan";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { originalIn } from "../assets/blobs/original";
import { discardStaged, type StagedBlob } from "../assets/blobs/staging";
import type { BodyCode } from "../http/multipart";
import { receiveFile } from "../http/sent-file";
import { importRecords } from "../portability/import-records";
import { type OpenArchive, openArchive } from "../portability/open-archive";
import { portions } from "../portability/portions";
import { readManifest } from "../portability/read-manifest";
import { type ArchiveRefusal, refuseArchive } from "../portability/refuse-archive";
import { discardImages, stageImages } from "../portability/stage-images";
import { isRefusal, type Refusal, refuse } from "../refusal";
import type { Studio } from "../studio";

/** No library is larger; the disk may fill up first. */
const maxArchiveBytes = 1024 ** 4;

/**
 * Imports an archive into the library. Writes it to disk first, unpacks and verifies all of it, and
 * only then adds anything. Never changes what the library has, so importing twice changes nothing,
 * and a second import completes one that a crash cut off. A refusal names the reason at `file`; then
 * nothing is left behind.
 */
export async function importArchive(
  studio: Studio,
  request: Request,
): Promise<Imported | Refusal<BodyCode> | ArchiveRefusal> {
  const staged = await receiveFile(
    request,
    (content) => studio.blobs.stage(content, maxArchiveBytes),
    discardStaged,
  );
  if (isRefusal(staged)) return staged;
  if (staged === "tooManyBytes") return refuse("request.tooLarge");
  try {
    return await importStaged(studio, staged);
  } finally {
    await staged.discard();
  }
}

async function importStaged(
  studio: Studio,
  { path, bytes }: StagedBlob,
): Promise<Imported | ArchiveRefusal> {
  const archive = await openArchive(path, bytes);
  if (isRefusal(archive)) return archive;
  try {
    return await importOpen(studio, archive);
  } finally {
    archive.close();
  }
}

async function importOpen(
  studio: Studio,
  archive: OpenArchive,
): Promise<Imported | ArchiveRefusal> {
  const records = await readManifest(archive);
  if (isRefusal(records)) return records;
  const plan = importPlan(records);
  if ("place" in plan) return refuseArchive("record", { place: plan.place });
  const images = await stageImages(studio, archive, records.assets);
  if (isRefusal(images)) return images;
  try {
    const { counts, addedIds } = await importRecords(studio, plan, records.boards, images);
    studio.log.info(counts, "import");
    // Tells pages to load everything again: an event for each image would be more than they can
    // take.
    studio.live.publish({ type: "boards" });
    // The studio may close before this ends; a missing thumb is made when somebody looks at it.
    makeThumbs(studio, addedIds).catch(() => undefined);
    return counts;
  } finally {
    await discardImages(images);
  }
}

/** Makes thumbs one after the other, before anybody looks at them. */
async function makeThumbs({ database, derivatives, blobs, colours }: Studio, assetIds: string[]) {
  for await (const ids of portions(assetIds)) {
    for (const row of await findAssetRows(database, ids)) {
      if (!row || row.purged_at !== null) continue;
      await derivatives.pathOf("thumb", originalIn(blobs, row)).catch(() => undefined);
      colours.find(row);
    }
  }
}
