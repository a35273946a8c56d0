import "server-only";
import { createHash } from "node:crypto";
import type { BlobReader, BlobStore } from "./blob-store";
import type { StagedBlob } from "./staging";

interface NamedOriginal {
  sha256: string;
  bytes: number;
}

interface Copying<Image extends NamedOriginal> {
  images: readonly Image[];
  /** Gives the contents. */
  from: BlobReader;
  to: BlobStore;
  /** Whether all that is there in the end has been read back and has its hash; else its length is enough. */
  isChecked: boolean;
  /** Called for each content that is there or lost. */
  report?: () => void;
}

/** Waiting for a store takes longer than the work on one image. */
const atOnce = 8;

/**
 * Copies the contents of images that a store does not have yet.
 * @returns how many were copied, with their bytes, and the images whose content is missing or damaged
 */
export async function copyOriginals<Image extends NamedOriginal>(
  copying: Copying<Image>,
): Promise<{ count: number; bytes: number; lost: Image[] }> {
  const { images, from, to, isChecked, report } = copying;
  const lengths = new Map<string, number>();
  for await (const { sha256, bytes } of to.list()) lengths.set(sha256, bytes);
  const done = { count: 0, bytes: 0, lost: [] as Image[] };

  const copy = async (image: Image) => {
    const { sha256, bytes } = image;
    const isThere = lengths.get(sha256) === bytes;
    if (isThere && (!isChecked || (await hashIn(to, sha256)) === sha256)) return;
    if (!(await copyOne(from, to, sha256))) {
      done.lost.push(image);
      return;
    }
    if (isChecked && (await hashIn(to, sha256)) !== sha256) {
      throw new Error(`The image ${sha256} is not there as it was sent.`);
    }
    done.count += 1;
    done.bytes += bytes;
  };

  const waiting = new Map(images.map((image) => [image.sha256, image])).values();
  let hasFailed = false;
  const work = async () => {
    for (const image of waiting) {
      if (hasFailed) return;
      await copy(image);
      report?.();
    }
  };
  const end = (error: unknown) => {
    hasFailed = true;
    throw error;
  };
  // All end before an error is told, so that nothing is written behind it.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, () => work().catch(end)));
  for (const ended of ends) if (ended.status === "rejected") throw ended.reason;
  return done;
}

/** @returns whether the content was there with its hash */
async function copyOne(from: BlobReader, to: BlobStore, sha256: string): Promise<boolean> {
  let staged: StagedBlob | "tooManyBytes";
  try {
    staged = await to.stage(
      from.read(sha256, new AbortController().signal),
      Number.POSITIVE_INFINITY,
    );
  } catch (error) {
    if ((await from.sizeOf(sha256)) === undefined) return false;
    throw error;
  }
  if (staged === "tooManyBytes") throw new Error("There is no limit to exceed.");
  const isSound = staged.sha256 === sha256;
  await (isSound ? staged.keep() : Promise.resolve()).finally(staged.discard);
  return isSound;
}

/** SHA-256 of what a store holds under a name, read piece by piece. */
export async function hashIn(reader: Pick<BlobReader, "read">, name: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of reader.read(name, new AbortController().signal)) hash.update(chunk);
  return hash.digest("hex");
}
