import "server-only";
import { randomUUID } from "node:crypto";
import type { BucketPlace } from "../../bucket-place";
import { ConfigurationError } from "../../config";
import { StorageError } from "../../storage-fault";
import type { Bucket } from "./bucket";
import { DamagedOriginal } from "./bucket-fault";
import { putText } from "./put-text";
import type { Staging } from "./staging";

/**
 * Writes, looks, reads and deletes once, so that a wrong bucket or key shows before anything is paid
 * for. A store that does not answer may come back: the studio starts without it.
 * @param report tells a person that it does not answer
 * @throws ConfigurationError if the store refuses, with a message for a person
 */
export async function tryBucket(
  bucket: Bucket,
  place: BucketPlace,
  staging: Staging,
  report: (sentence: string) => void,
): Promise<void> {
  const key = `${place.prefix}trial/${randomUUID()}`;
  try {
    // First of all, since only an answer with a body says what is wrong.
    await putText(bucket, staging, key, "Swatchbox was here for a moment.\n");
    await bucket.check();
    for await (const _ of bucket.read(key, new AbortController().signal));
    await bucket.remove(key);
  } catch (error) {
    const fault = error instanceof DamagedOriginal ? forgetful : error;
    if (!(fault instanceof StorageError)) throw error;
    const sentence = sentenceOf(fault, place);
    if (fault.fault !== "storage.unreachable") throw new ConfigurationError(sentence);
    report(sentence);
  }
}

const forgetful = new StorageError(
  "storage.refused",
  "It does not give what it has just been given.",
);

const wrongKey = /InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|CredentialsProviderError/;
const wrongRegion = /PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraint/;

/** What is wrong with a store, for the person who has set it up. */
export function sentenceOf({ message, fault, answer }: StorageError, place: BucketPlace): string {
  const { bucket } = place;
  const where = place.endpoint ?? `Amazon S3 in ${place.region}`;
  const { name = "", status } = answer ?? {};
  if (fault === "storage.unreachable") {
    return `The store of images ${where} does not answer yet. The studio goes on trying; see that S3_ENDPOINT is right. (${message})`;
  }
  if (fault === "storage.full")
    return `The store of images ${where} has no more room. (${message})`;
  if (wrongKey.test(name)) {
    return `The store of images ${where} does not know the key. Check S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY. (${message})`;
  }
  if (wrongRegion.test(name) || status === 301) {
    return `The bucket ${bucket} is in another region than S3_REGION=${place.region}. (${message})`;
  }
  if (status === 404) {
    return `There is no bucket ${bucket} at ${where}. Create it, or correct STUDIO_BLOBS. (${message})`;
  }
  return `The bucket ${bucket} at ${where} cannot be used. The key needs the rights to list, read, write and delete in it; see also STUDIO_BLOBS, S3_REGION, S3_PATH_STYLE and S3_CHECKSUMS. (${message})`;
}
