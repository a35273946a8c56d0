import { isArchive } from "./receive-files";

/** Files without a type of their own that are images all the same, by their ending. */
const imageEnding = /\.(jpe?g|png|webp|avif|tiff?|gif|bmp)$/i;

/** What programs keep for themselves, such as previews. */
const hidden = /^(?:\.|__MACOSX$)/;

interface DroppedFolders {
  /** Those in the folders and beside them, in the order of their paths. */
  images: Promise<File[]>;
  /** Those beside the folders. */
  archives: File[];
}

/**
 * What came with dropped folders; undefined if no folder was dropped. Asks the drop at once, since it
 * can only be read while it happens.
 */
export function droppedFolders(transfer: DataTransfer): DroppedFolders | undefined {
  const dropped = [...transfer.items].flatMap((item) => {
    const entry = item.webkitGetAsEntry?.();
    return entry ? { entry, file: item.getAsFile() } : [];
  });
  if (!dropped.some(({ entry }) => entry.isDirectory)) return undefined;
  const archives = dropped.flatMap(({ entry, file }) =>
    entry.isFile && file && isArchive(file) ? file : [],
  );
  return { images: imagesIn(dropped.map(({ entry }) => entry)), archives };
}

/** The images among the entries and in their folders. One that cannot be read is left out. */
async function imagesIn(entries: FileSystemEntry[]): Promise<File[]> {
  const shown = entries.filter(({ name }) => !hidden.test(name));
  const sorted = shown.toSorted((one, other) =>
    one.name.localeCompare(other.name, "en", { numeric: true }),
  );
  const found: File[] = [];
  for (const entry of sorted) {
    if (isFolder(entry)) found.push(...(await imagesIn(await entriesOf(entry).catch(() => []))));
    else if (isFile(entry)) found.push(...(await imageOf(entry).catch(() => [])));
  }
  return found;
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives a hundred at a time, and then none.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

async function imageOf(entry: FileSystemFileEntry): Promise<File[]> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return file.type.startsWith("image/") || imageEnding.test(file.name) ? [file] : [];
}
