import "server-only";
import type { ArchivedAsset } from "@/lib/core/portability/manifest";
import type { BlobStore } from "../assets/blobs/blob-store";
import type { StagedBlob } from "../assets/blobs/staging";
import { identifyImage } from "../assets/decoding/decoder";
import type { IdentifiedImage } from "../assets/identify";
import { findSame } from "../db/assets/same-assets";
import type { Database } from "../db/database";
import { isRefusal } from "../refusal";
import { storageFaultOf } from "../storage-fault";
import type { OpenArchive } from "./open-archive";
import { portions } from "./portions";
import { type ArchiveRefusal, refuseArchive } from "./refuse-archive";

interface Parts {
  database: Database;
  blobs: BlobStore;
}

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
 * so far. A refusal names the file that is missing, damaged or not an image.
 */
export async function stageImages(
  parts: Parts,
  archive: OpenArchive,
  assets: ArchivedAsset[],
): Promise<Map<string, StagedImage> | ArchiveRefusal> {
  const images = new Map<string, StagedImage>();
  const refusal = await stageInto(images, parts, archive, assets).catch(async (error: unknown) => {
    await discardImages(images);
    throw error;
  });
  if (!refusal) return images;
  await discardImages(images);
  return refusal;
}

async function stageInto(
  images: Map<string, StagedImage>,
  { database, blobs }: Parts,
  archive: OpenArchive,
  assets: ArchivedAsset[],
): Promise<ArchiveRefusal | undefined> {
  const byContent = new Map<string, StagedImage>();
  for await (const [asset] of portions(assets, 1)) {
    if (asset?.file === undefined || (await isHere(database, asset))) continue;
    const { file: name, bytes, sha256 } = asset;
    if (bytes > maxImageBytes) return refuseArchive("image", { name });
    const known = byContent.get(sha256);
    if (known && known.staged.bytes === bytes) {
      images.set(asset.id, known);
      continue;
    }
    const content = await archive.readDescribed({ name, bytes, sha256 });
    if (isRefusal(content)) return content;
    const staged = await blobs
      .stage(content, bytes)
      .catch((error: unknown) => refuseContent(error, name));
    if (isRefusal(staged)) return staged;
    if (staged === "tooManyBytes") return refuseArchive("damaged", { name });
    const image = await proven(staged, asset);
    if (isRefusal(image)) return image;
    const stagedImage = { staged, image };
    images.set(asset.id, stagedImage);
    byContent.set(sha256, stagedImage);
  }
  return undefined;
}

export async function discardImages(images: Map<string, StagedImage>): Promise<void> {
  for (const { staged } of images.values()) await staged.discard();
}

/**
 * Refuses a file that could not be read.
 * @throws the error if the disk is at fault
 */
function refuseContent(error: unknown, name: string): ArchiveRefusal {
  if (storageFaultOf(error)) throw error;
  return refuseArchive("damaged", { name });
}

/** The image in a staged file, which is discarded if it is another, or none. */
async function proven(
  staged: StagedBlob,
  asset: ArchivedAsset,
): Promise<IdentifiedImage | ArchiveRefusal> {
  const name = asset.file ?? "";
  const isSame = staged.sha256 === asset.sha256 && staged.bytes === asset.bytes;
  try {
    const image = isSame ? await identifyImage(staged.path) : undefined;
    if (typeof image === "object") return image;
  } catch (error) {
    await staged.discard();
    return refuseContent(error, name);
  }
  await staged.discard();
  return refuseArchive(isSame ? "image" : "damaged", { name });
}

/**
 * Whether the studio has the original: an upload by its content, a result by its position in its
 * run.
 */
async function isHere(database: Database, asset: ArchivedAsset): Promise<boolean> {
  const row = await findSame(database, asset);
  return row !== undefined && row.purged_at === null;
}
