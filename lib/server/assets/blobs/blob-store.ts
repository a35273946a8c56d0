import "server-only";
import type { StagedBlob } from "./staging";

/** Both ends inclusive, as in a Range header. */
export interface BytePart {
  start?: number;
  end?: number;
}

/** What a store holds, by the SHA-256 of its content. */
export interface BlobReader {
  /** How many bytes are kept under this name; undefined if none are. */
  sizeOf: (sha256: string) => Promise<number | undefined>;
  /** The bytes, or a part of them. Holds nothing open before the first piece is requested. */
  read: (sha256: string, signal: AbortSignal, part?: BytePart) => AsyncGenerator<Uint8Array>;
  list: () => AsyncGenerator<{ sha256: string; bytes: number }>;
}

/** The headers of a download that does not pass through the studio. */
export interface LinkedFile {
  contentType: string;
  contentDisposition: string;
}

/**
 * Runs work that must not overlap other work on the same contents: keeping them and recording who needs
 * them, or checking that nobody does and removing them.
 */
export type ContentTurns = <Result>(
  sha256s: string[],
  work: () => Promise<Result>,
) => Promise<Result>;

/** The originals. Every store keeps each of these promises. */
export interface BlobStore extends BlobReader {
  /** Streams bytes to the local disk and flushes them. Stops beyond `maxBytes` and leaves nothing. */
  stage: (
    source: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ) => Promise<StagedBlob | "tooManyBytes">;
  /**
   * Works on a local file with the content, which may be gone when the work ends and must not be
   * changed.
   */
  withFile: <Result>(sha256: string, work: (path: string) => Promise<Result>) => Promise<Result>;
  exclusively: ContentTurns;
  remove: (sha256: string) => Promise<void>;
  /**
   * Keeps a store that others could reach to this library. To call before anything is kept or removed.
   * @throws ConfigurationError if the store is another's, with a message for a person
   */
  claim?: (library: string) => Promise<void>;
  /** An address from which a browser can download an original by itself, where that is allowed. */
  link?: (sha256: string, file: LinkedFile) => Promise<string>;
  /** @throws if nothing can be written at the moment */
  probe: () => Promise<void>;
}

/** @throws if the name is not a SHA-256, so that no name can lead elsewhere */
export function checkBlobName(sha256: string): void {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("This is no name of a blob.");
}

/** Whether an original is there and not truncated; `npm run check:data` looks deeper. */
export async function isWhole(
  blobs: Pick<BlobStore, "sizeOf">,
  { sha256, bytes }: { sha256: string; bytes: number },
): Promise<boolean> {
  return (await blobs.sizeOf(sha256)) === bytes;
}
