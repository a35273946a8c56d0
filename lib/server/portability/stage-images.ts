import "server-only";
import type { ArchivedAsset } from "@/lib/core/portability/manifest";
import type { StagedBlob } from "../assets/blob-store";
import { identifyImage } from "../assets/decoding/decoder";
import type { IdentifiedImage } from "../assets/identify";
import type { Database } from "../db/database";
import { ApiError } from "../http/api-error";
import { storageFaultOf } from "../storage-fault";
import type { Studio } from "../studio";
import { archiveError } from "./archive-error";
import type { OpenArchive } from "./open-archive";
import { portions } from "./portions";

/** An image from an archive: on disk under a temporary name, its content verified. */
export interface StagedImage {
  staged: StagedBlob;
  image: IdentifiedImage;
}

/** The size of a model's largest result. */
const maxImageBytes = 256 * 1024 * 1024;

/**
 * Unpacks the images of an archive that the studio lacks, by the ids of their records. Unpacks each
 * content once, however many records name it. If anything goes wrong, discards everything unpacked
 * so far.
 * @throws ApiError naming the file that is missing, damaged or not an image
 */
export async function stageImages(
  { database, blobs }: Pick<Studio, "database" | "blobs">,
  archive: OpenArchive,
  assets: ArchivedAsset[],
): Promise<Map<string, StagedImage>> {
  const images = new Map<string, StagedImage>();
  const byContent = new Map<string, StagedImage>();
  try {
    for await (const [asset] of portions(assets, 1)) {
      if (asset?.file === undefined || (await isHere(database, asset))) continue;
      if (asset.bytes > maxImageBytes) throw archiveError("image", { name: asset.file });
      const known = byContent.get(asset.sha256);
      if (known && known.staged.bytes === asset.bytes) {
        images.set(asset.id, known);
        continue;
      }
      const { file: name, bytes, sha256 } = asset;
      const content = await archive.readDescribed({ name, bytes, sha256 });
      const staged = await blobs.stage(content, asset.bytes).catch((error: unknown) => {
        throw contentFault(error, asset.file);
      });
      if (staged === "tooManyBytes") throw archiveError("damaged", { name: asset.file });
      const image = { staged, image: await proven(staged, asset) };
      images.set(asset.id, image);
      byContent.set(sha256, image);
    }
    return images;
  } catch (error) {
    await discardImages(images);
    throw error;
  }
}

export async function discardImages(images: Map<string, StagedImage>): Promise<void> {
  for (const { staged } of images.values()) await staged.discard();
}

/** Faults of the disk are the studio's own; any other is about the archive. */
function contentFault(error: unknown, name = ""): unknown {
  if (error instanceof ApiError || storageFaultOf(error)) return error;
  return archiveError("damaged", { name });
}

async function proven(staged: StagedBlob, asset: ArchivedAsset): Promise<IdentifiedImage> {
  const name = asset.file ?? "";
  const isSame = staged.sha256 === asset.sha256 && staged.bytes === asset.bytes;
  try {
    const image = isSame ? await identifyImage(staged.path) : "image.unreadable";
    if (typeof image !== "string") return image;
    throw archiveError(isSame ? "image" : "damaged", { name });
  } catch (error) {
    await staged.discard();
    throw contentFault(error, name);
  }
}

/**
 * Whether the studio has the original: an upload by its content, a result by its position in its
 * run.
 */
async function isHere(database: Database, asset: ArchivedAsset): Promise<boolean> {
  const row = await findSame(database, asset);
  return row !== undefined && row.purged_at === null;
}

/** The studio's image that matches a record in an archive. */
export function findSame(database: Database, asset: ArchivedAsset) {
  const query = database.selectFrom("assets").selectAll();
  if (asset.generationId === undefined || asset.index === undefined) {
    return query.where("sha256", "=", asset.sha256).where("kind", "=", "upload").executeTakeFirst();
  }
  return query
    .where("generation_id", "=", asset.generationId)
    .where("output_index", "=", asset.index)
    .executeTakeFirst();
}
