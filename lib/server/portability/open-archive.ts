import "server-only";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { archiveError } from "./archive-error";

/** A ZIP file on disk whose parts are read one by one. Names are keys here, never paths. */
export interface OpenArchive {
  /** @throws ApiError where there is no such file, or it cannot be unpacked */
  read: (name: string) => Promise<Readable>;
  has: (name: string) => boolean;
  close: () => void;
}

/** A library of a hundred thousand images has some 200,000 files. */
const mostFiles = 500_000;
/** Images hardly shrink, so an archive of them holds about what it is long. */
const mostUnfolding = 100;
const alwaysAllowedBytes = 64 * 1024 * 1024;

/**
 * Opens a ZIP file and reads its directory.
 * @param bytes how long the file is
 * @throws ApiError where it is none, or would unfold to more than such a file honestly holds
 */
export async function openArchive(path: string, bytes: number): Promise<OpenArchive> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: false }).catch(() => {
    throw archiveError("unreadable");
  });
  try {
    const entries = await entriesOf(zip, bytes);
    return {
      has: (name) => entries.has(name),
      async read(name) {
        const entry = entries.get(name);
        if (!entry) throw archiveError("missing", { name });
        return zip.openReadStreamPromise(entry).catch(() => {
          throw archiveError("damaged", { name });
        });
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile, bytes: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostFiles) throw archiveError("tooMuch");
  const entries = new Map<string, Entry>();
  let unfolded = 0;
  const iterator = zip.eachEntry();
  for (;;) {
    const next = await iterator.next().catch(() => {
      throw archiveError("unreadable");
    });
    if (next.done) return entries;
    const entry: Entry = next.value;
    unfolded += entry.uncompressedSize;
    if (unfolded > bytes * mostUnfolding + alwaysAllowedBytes) throw archiveError("tooMuch");
    // Of two with the same name the first counts, for every reader of this studio.
    if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
  }
}
