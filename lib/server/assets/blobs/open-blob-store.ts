import "server-only";
import type { BucketPlace } from "../../bucket-place";
import type { BlobReader, BlobStore } from "./blob-store";
import { folderReader, openFolderStore } from "./folder-store";

/**
 * The store of originals that the settings name.
 * @param folder on the local disk: holds the originals, or what is on its way to a bucket
 * @param report tells a person that a store does not answer yet
 * @throws ConfigurationError if a store refuses, with a message for a person
 */
export async function openBlobStore(
  place: BucketPlace | undefined,
  folder: string,
  report: (sentence: string) => void,
): Promise<BlobStore> {
  if (!place) return openFolderStore(folder);
  // Loaded for a bucket only: its client takes time and memory that nobody else should spend.
  const { openBucketStore } = await import("./bucket-store");
  return openBucketStore(place, folder, report);
}

/** The same for looking only: touches nothing that a running studio is at work on. */
export async function openBlobReader(
  place: BucketPlace | undefined,
  folder: string,
): Promise<BlobReader> {
  if (!place) return folderReader(folder);
  const { openBucketReader } = await import("./bucket-store");
  return openBucketReader(place);
}
