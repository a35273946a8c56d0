import "server-only";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { archiveLayout, plainName } from "@/lib/core/portability/archive-layout";
import { archiveError } from "./archive-error";

/** A file in an archive, as a manifest describes it. */
interface Described {
  name: string;
  bytes: number;
  sha256: string;
}

/** A ZIP file on disk whose parts are read one by one. Names are keys here, never paths. */
export interface OpenArchive {
  /** @throws ApiError where there is no such file, or it cannot be unpacked */
  read: (name: string) => Promise<Readable>;
  /**
   * Reads a file by its name, or else by its content: packing again can change how names are written.
   * @throws ApiError where there is neither, or it cannot be unpacked
   */
  readDescribed: (file: Described) => Promise<Readable>;
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
    return readerOf(zip, await entriesOf(zip, bytes));
  } catch (error) {
    zip.close();
    throw error;
  }
}

function readerOf(zip: ZipFile, entries: Entry[]): OpenArchive {
  const layout = archiveLayout(entries, ({ fileName }) => fileName);
  const ofSize = Map.groupBy(layout.values(), ({ uncompressedSize }) => uncompressedSize);
  const hashes = new Map<Entry, string>();

  const open = (entry: Entry, name: string) =>
    zip.openReadStreamPromise(entry).catch(() => {
      throw archiveError("damaged", { name });
    });
  // Each file is read for its hash once at most, however many are looked for.
  const hashOf = async (entry: Entry) => {
    const known = hashes.get(entry);
    if (known !== undefined) return known;
    const hash = createHash("sha256");
    try {
      for await (const chunk of await open(entry, entry.fileName)) hash.update(chunk);
      hashes.set(entry, hash.digest("hex"));
    } catch {
      // One that cannot be unpacked is nobody's.
      hashes.set(entry, "");
    }
    return hashes.get(entry);
  };
  const findContent = async ({ bytes, sha256 }: Described) => {
    for (const entry of ofSize.get(bytes) ?? []) {
      if ((await hashOf(entry)) === sha256) return entry;
    }
    return undefined;
  };

  return {
    has: (name) => layout.has(plainName(name)),
    async read(name) {
      const entry = layout.get(plainName(name));
      if (!entry) throw archiveError("missing", { name });
      return open(entry, name);
    },
    async readDescribed(file) {
      const entry = layout.get(plainName(file.name)) ?? (await findContent(file));
      if (!entry) throw archiveError("missing", { name: file.name });
      return open(entry, file.name);
    },
    close: () => zip.close(),
  };
}

async function entriesOf(zip: ZipFile, bytes: number): Promise<Entry[]> {
  if (zip.entryCount > mostFiles) throw archiveError("tooMuch");
  const entries: Entry[] = [];
  let unfolded = 0;
  const iterator = zip.eachEntry();
  for (;;) {
    const next = await iterator.next().catch(() => {
      throw archiveError("unreadable");
    });
    if (next.done) return entries;
    unfolded += next.value.uncompressedSize;
    if (unfolded > bytes * mostUnfolding + alwaysAllowedBytes) throw archiveError("tooMuch");
    entries.push(next.value);
  }
}
