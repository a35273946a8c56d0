import "server-only";
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { archiveLayout, plainName } from "@/lib/core/portability/archive-layout";
import { isRefusal } from "../refusal";
import { type ArchiveRefusal, refuseArchive } from "./refuse-archive";

/** A file in an archive, as a manifest describes it. */
interface Described {
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * A ZIP file on disk whose entries are read one by one. Names serve as keys here, never as paths.
 */
export interface OpenArchive {
  /** Refused if there is no such file, or it cannot be unpacked. */
  read: (name: string) => Promise<Readable | ArchiveRefusal>;
  /**
   * Finds a file by its name, or else by its content: repacking can change how names are written.
   * Refused if neither is found, or it cannot be unpacked.
   */
  readDescribed: (file: Described) => Promise<Readable | ArchiveRefusal>;
  has: (name: string) => boolean;
  close: () => void;
}

/** A library of a hundred thousand images has some 200,000 files. */
const mostFiles = 500_000;
/** Images hardly compress, so an archive's content is about as long as its file. */
const mostUnfolding = 100;
const alwaysAllowedBytes = 64 * 1024 * 1024;

/**
 * Opens a ZIP file and reads its directory. Refused if it is not a ZIP file, or would unpack to more
 * than an honest one can hold.
 * @param bytes the length of the file
 */
export async function openArchive(
  path: string,
  bytes: number,
): Promise<OpenArchive | ArchiveRefusal> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: false }).catch(
    () => undefined,
  );
  if (!zip) return refuseArchive("unreadable");
  const entries = await entriesOf(zip, bytes);
  if (!isRefusal(entries)) return readerOf(zip, entries);
  zip.close();
  return entries;
}

function readerOf(zip: ZipFile, entries: Entry[]): OpenArchive {
  const layout = archiveLayout(entries, ({ fileName }) => fileName);
  const ofSize = Map.groupBy(layout.values(), ({ uncompressedSize }) => uncompressedSize);
  const hashes = new Map<Entry, string>();

  const open = (entry: Entry, name: string) =>
    zip.openReadStreamPromise(entry).catch(() => refuseArchive("damaged", { name }));
  // Hashes each file at most once, however many are looked for.
  const hashOf = async (entry: Entry) => {
    const known = hashes.get(entry);
    if (known !== undefined) return known;
    const hash = createHash("sha256");
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) hash.update(chunk);
      hashes.set(entry, hash.digest("hex"));
    } catch {
      // A file that cannot be unpacked matches nothing.
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
      return entry ? open(entry, name) : refuseArchive("missing", { name });
    },
    async readDescribed(file) {
      const entry = layout.get(plainName(file.name)) ?? (await findContent(file));
      return entry ? open(entry, file.name) : refuseArchive("missing", { name: file.name });
    },
    close: () => zip.close(),
  };
}

async function entriesOf(zip: ZipFile, bytes: number): Promise<Entry[] | ArchiveRefusal> {
  if (zip.entryCount > mostFiles) return refuseArchive("tooMuch");
  const entries: Entry[] = [];
  let unfolded = 0;
  const iterator = zip.eachEntry();
  for (;;) {
    const next = await iterator.next().catch(() => undefined);
    if (!next) return refuseArchive("unreadable");
    if (next.done) return entries;
    unfolded += next.value.uncompressedSize;
    if (unfolded > bytes * mostUnfolding + alwaysAllowedBytes) return refuseArchive("tooMuch");
    entries.push(next.value);
  }
}
