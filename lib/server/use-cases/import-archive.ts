import "server-only";
import type { Imported } from "@/lib/core/api/portability";
import { importPlan } from "@/lib/core/portability/import-plan";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { discardStaged, type StagedBlob } from "../assets/blob-store";
import { ApiError } from "../http/api-error";
import { receiveFile } from "../http/sent-file";
import { archiveError } from "../portability/archive-error";
import { importRecords } from "../portability/import-records";
import { type OpenArchive, openArchive } from "../portability/open-archive";
import { portions } from "../portability/portions";
import { readManifest } from "../portability/read-manifest";
import { discardImages, stageImages } from "../portability/stage-images";
import type { Studio } from "../studio";

/** Nobody's library is larger; the disk may be full before. */
const maxArchiveBytes = 1024 ** 4;

/**
 * Takes what an archive holds into the library: it goes to disk first, everything in it is unpacked
 * and proven, and only then anything is kept. What is here stays, so a second time changes nothing,
 * and an import that a crash has cut off is completed by another.
 * @throws ApiError `request.invalid` at `file` with what is wrong; nothing is left behind then
 */
export async function importArchive(studio: Studio, request: Request): Promise<Imported> {
  const staged = await receiveFile(
    request,
    (content) => studio.blobs.stage(content, maxArchiveBytes),
    discardStaged,
  );
  if (staged === "tooManyBytes") throw new ApiError("request.tooLarge");
  try {
    return await importStaged(studio, staged);
  } finally {
    await staged.discard();
  }
}

async function importStaged(studio: Studio, { path, bytes }: StagedBlob): Promise<Imported> {
  const archive = await openArchive(path, bytes);
  try {
    return await importOpen(studio, archive);
  } finally {
    archive.close();
  }
}

async function importOpen(studio: Studio, archive: OpenArchive): Promise<Imported> {
  const records = await readManifest(archive);
  const plan = importPlan(records);
  if ("place" in plan) throw archiveError("record", { place: plan.place });
  const images = await stageImages(studio, archive, records.assets);
  try {
    const { counts, addedIds } = await importRecords(studio, plan, records.boards, images);
    studio.log.info(counts, "import");
    // Pages ask anew for everything: so many events at once would be more than they can take.
    studio.live.publish({ type: "boards" });
    // The studio may end meanwhile; whoever looks makes what is missing.
    makeThumbs(studio, addedIds).catch(() => undefined);
    return counts;
  } finally {
    await discardImages(images);
  }
}

/** Ahead of whoever will look, one after the other. */
async function makeThumbs({ database, derivatives, blobs, colours }: Studio, assetIds: string[]) {
  for await (const ids of portions(assetIds)) {
    for (const row of await findAssetRows(database, ids)) {
      if (!row || row.purged_at !== null) continue;
      const { sha256, mime } = row;
      const original = { path: blobs.pathOf(sha256), sha256, mime };
      await derivatives.pathOf("thumb", original).catch(() => undefined);
      colours.find(row);
    }
  }
}
