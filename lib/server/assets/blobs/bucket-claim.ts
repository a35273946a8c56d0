import "server-only";
import { z } from "zod";
import type { BucketPlace } from "../../bucket-place";
import { ConfigurationError } from "../../config";
import { StorageError } from "../../storage-fault";
import type { Bucket } from "./bucket";
import { DamagedOriginal } from "./bucket-fault";
import { putText } from "./put-text";
import type { Staging } from "./staging";
import { sentenceOf } from "./try-bucket";

/** Keeps a place in a bucket to one library, whose name is in an object there. */
export interface BucketClaim {
  /**
   * Takes the place for a library, unless the store does not answer yet.
   * @throws ConfigurationError if it is another's, with a message for a person
   */
  claim: (library: string) => Promise<void>;
  /**
   * Resolves when the place is known to be this library's. To await before anything is changed there.
   * @throws StorageError if it is another's, or if nobody can know at the moment
   */
  isOurs: () => Promise<void>;
}

class BucketOfAnother extends StorageError {}

const ownerSchema = z.object({ library: z.string() });

/** Asks nobody yet. */
export function createBucketClaim(
  bucket: Bucket,
  place: BucketPlace,
  staging: Staging,
): BucketClaim {
  const key = `${place.prefix}studio.json`;
  let library: string | undefined;
  let claimed: Promise<void> | undefined;

  const take = async () => {
    if (library === undefined) throw new Error("No library has claimed the bucket.");
    const text = (await textAt(bucket, key)) ?? (await write(library));
    if (libraryIn(text) !== library) throw new BucketOfAnother("storage.refused", othersAt(place));
  };
  const write = async (owner: string) => {
    await putText(bucket, staging, key, `${JSON.stringify({ library: owner })}\n`);
    // Another studio may have written it at the same time.
    return textAt(bucket, key);
  };
  const isOurs = () => {
    claimed ??= take().catch((error: unknown) => {
      claimed = undefined;
      throw error;
    });
    return claimed;
  };

  return {
    isOurs,
    async claim(given) {
      library = given;
      try {
        await isOurs();
      } catch (error) {
        if (!(error instanceof StorageError)) throw error;
        if (error.fault === "storage.unreachable") return;
        const isOthers = error instanceof BucketOfAnother;
        throw new ConfigurationError(isOthers ? error.message : sentenceOf(error, place));
      }
    },
  };
}

async function textAt(bucket: Bucket, key: string): Promise<string | undefined> {
  try {
    const pieces = await Array.fromAsync(bucket.read(key, new AbortController().signal));
    return Buffer.concat(pieces).toString("utf8");
  } catch (error) {
    if (error instanceof DamagedOriginal) return undefined;
    throw error;
  }
}

function libraryIn(text = ""): string | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(text)).data?.library;
  } catch {
    return undefined;
  }
}

function othersAt({ bucket, prefix }: BucketPlace): string {
  return `s3://${bucket}/${prefix} holds the originals of another library. Name a bucket or a prefix of this one's own in STUDIO_BLOBS. Only if no other studio will use the place again, delete ${prefix}studio.json in it: then the next studio takes it.`;
}
