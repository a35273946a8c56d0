/** Files without a type of their own that are images all the same, by their ending. */
const imageEnding = /\.(jpe?g|png|webp|avif|tiff?|gif|bmp)$/i;

/**
 * The images of dropped folders, with those beside them, in the order of their paths; undefined if
 * no folder was dropped. Asks the drop at once, since it can only be read while it happens.
 */
export function droppedFolders(transfer: DataTransfer): Promise<File[]> | undefined {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return undefined;
  return imagesIn(entries);
}

/** The images among the entries and in their folders. One that cannot be read is left out. */
async function imagesIn(entries: FileSystemEntry[]): Promise<File[]> {
  const sorted = entries.toSorted((one, other) => one.name.localeCompare(other.name, "en"));
  const found: File[] = [];
  for (const entry of sorted) {
    if (isFolder(entry)) found.push(...(await imagesIn(await entriesOf(entry).catch(() => []))));
    else if (isFile(entry)) found.push(...(await fileOf(entry).catch(() => [])));
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

async function fileOf(entry: FileSystemFileEntry): Promise<File[]> {
  // What programs keep for themselves, such as previews.
  if (entry.name.startsWith(".")) return [];
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return file.type.startsWith("image/") || imageEnding.test(file.name) ? [file] : [];
}
