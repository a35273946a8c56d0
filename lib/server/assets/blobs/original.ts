import "server-only";
import type { Original } from "../pixels";
import type { BlobStore } from "./blob-store";

/** A stored image, for reading its pixels. */
export function originalIn(
  blobs: Pick<BlobStore, "withFile">,
  { sha256, mime }: { sha256: string; mime: string },
): Original {
  return { sha256, mime, withFile: (work) => blobs.withFile(sha256, work) };
}
