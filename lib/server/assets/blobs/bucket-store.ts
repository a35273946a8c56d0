import "server-only";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { BucketPlace } from "../../bucket-place";
import { type BlobReader, type BlobStore, type ContentTurns, checkBlobName } from "./blob-store";
import { type Bucket, openBucket } from "./bucket";
import { createBucketClaim } from "./bucket-claim";
import { DamagedOriginal } from "./bucket-fault";
import { openStaging, type Staging } from "./staging";
import { tryBucket } from "./try-bucket";

/**
 * Originals as objects of a bucket. What arrives and what is worked on lies in a local folder for as
 * long as that takes.
 * @param report tells a person that the store does not answer yet
 * @throws ConfigurationError if the store refuses, with a message for a person
 */
export async function openBucketStore(
  place: BucketPlace,
  folder: string,
  report: (sentence: string) => void,
  exclusively: ContentTurns,
): Promise<BlobStore> {
  const staging = await openStaging(join(folder, "incoming"));
  const bucket = openBucket(place);
  const keyOf = keysIn(place);
  await tryBucket(bucket, place, staging, report);
  const { claim, isOurs } = createBucketClaim(bucket, place, staging);
  return {
    ...readerOf(bucket, place),
    stage: (source, maxBytes) =>
      staging.stage(source, maxBytes, async (arrived) => {
        await isOurs();
        await bucket.put(keyOf(arrived.sha256), arrived);
      }),
    withFile: copiesOf(bucket, keyOf, staging),
    exclusively,
    async remove(sha256) {
      await isOurs();
      await bucket.remove(keyOf(sha256));
    },
    claim,
    async probe() {
      await staging.probe();
      await bucket.check();
    },
    ...(place.givesLinks ? { link: async (sha256, file) => bucket.link(keyOf(sha256), file) } : {}),
  };
}

/** For looking at what a bucket holds. */
export const openBucketReader = (place: BucketPlace): BlobReader =>
  readerOf(openBucket(place), place);

function readerOf(bucket: Bucket, place: BucketPlace): BlobReader {
  const keyOf = keysIn(place);
  return {
    sizeOf: async (sha256) => bucket.sizeOf(keyOf(sha256)),
    read: (sha256, signal, part) => bucket.read(keyOf(sha256), signal, part),
    async *list() {
      for await (const { key, bytes } of bucket.list()) {
        const name = key.slice(place.prefix.length);
        if (/^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name)) yield { sha256: name.slice(3), bytes };
      }
    },
  };
}

/** In folders like those on a disk, so that a bucket can be copied to one and back. */
const keysIn = (place: BucketPlace) => (sha256: string) => {
  checkBlobName(sha256);
  return `${place.prefix}${sha256.slice(0, 2)}/${sha256}`;
};

/** Local copies, one for all who work on the same content, gone when the last of them is done. */
function copiesOf(
  bucket: Bucket,
  keyOf: (sha256: string) => string,
  staging: Staging,
): BlobStore["withFile"] {
  const copies = new Map<string, { users: number; path: Promise<string> }>();
  return async (sha256, work) => {
    const copy = copies.get(sha256) ?? { users: 0, path: fetched(bucket, keyOf, staging, sha256) };
    copies.set(sha256, copy);
    copy.users += 1;
    try {
      return await work(await copy.path);
    } finally {
      copy.users -= 1;
      if (copy.users === 0) {
        copies.delete(sha256);
        const path = await copy.path.catch(() => undefined);
        if (path !== undefined) await rm(path, { force: true });
      }
    }
  };
}

async function fetched(
  bucket: Bucket,
  keyOf: (sha256: string) => string,
  staging: Staging,
  sha256: string,
): Promise<string> {
  const content = bucket.read(keyOf(sha256), new AbortController().signal);
  const copy = await staging.stage(content, Number.POSITIVE_INFINITY, async () => undefined);
  if (copy === "tooManyBytes") throw new Error("There is no limit to exceed.");
  if (copy.sha256 === sha256) return copy.path;
  await copy.discard();
  throw new DamagedOriginal("An original is not what it was.");
}
