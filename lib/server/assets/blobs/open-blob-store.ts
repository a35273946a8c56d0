import "server-only";
import type { BucketPlace } from "../../bucket-place";
import type { BlobReader, BlobStore, ContentTurns } from "./blob-store";
import { createContentTurns } from "./content-turns";
import { folderReader, openFolderStore } from "./folder-store";

/**
 * The store of originals that the settings name.
 * @param folder on the local disk: holds the originals, or what is on its way to a bucket
 * @param report tells a person that a store does not answer yet
 * @param exclusively where others use the same store, one that they share as well
 * @throws ConfigurationError if a store refuses, with a message for a person
 */
export async function openBlobStore(
  place: BucketPlace | undefined,
  folder: string,
  report: (sentence: string) => void,
  exclusively: ContentTurns = createContentTurns(),
): Promise<BlobStore> {
  if (!place) return openFolderStore(folder, exclusively);
  // Loaded for a bucket only: its client takes time and memory that nobody else should spend.
  const { openBucketStore } = await import("./bucket-store");
  return openBucketStore(place, folder, report, exclusively);
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
