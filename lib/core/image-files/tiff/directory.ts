/** One entry of a TIFF's directory, before its numbers are read. */
interface Entry {
  type: number;
  count: number;
  /** Where its numbers are. */
  at: number;
  /** Where the entry itself is. */
  record: number;
}

/** The first directory of a TIFF, classic or Big. */
export interface TiffDirectory {
  view: DataView;
  isLittleEndian: boolean;
  isBig: boolean;
  entries: Map<number, Entry>;
}

export const tiffTags = {
  subfileType: 254,
  width: 256,
  height: 257,
  bitsPerSample: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  orientation: 274,
  samplesPerPixel: 277,
  rowsPerStrip: 278,
  stripByteCounts: 279,
  planarConfiguration: 284,
  whitePoint: 318,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileByteCounts: 325,
  subDirectories: 330,
  extraSamples: 338,
  sampleFormat: 339,
  yccCoefficients: 529,
  yccSubsampling: 530,
  referenceBlackWhite: 532,
  profile: 34_675,
  dngVersion: 50_706,
} as const;

/** Bytes per number, by its type: BYTE, ASCII, SHORT, LONG, RATIONAL, and related types. */
export const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

/** How a file's numbers are stored, and where its first directory is; undefined if no TIFF. */
function readFileHeader(view: DataView) {
  if (view.byteLength < 16) return undefined;
  const order = view.getUint16(0);
  const isLittleEndian = order === 0x4949;
  if (!isLittleEndian && order !== 0x4d4d) return undefined;
  const version = view.getUint16(2, isLittleEndian);
  if (version === 42)
    return { isLittleEndian, isBig: false, at: view.getUint32(4, isLittleEndian) };
  if (version !== 43) return undefined;
  return { isLittleEndian, isBig: true, at: Number(view.getBigUint64(8, isLittleEndian)) };
}

/** Reads the directory at a place, or the first one; undefined if there is none. */
export function readTiffDirectory(
  content: Uint8Array,
  place?: number,
): (TiffDirectory & { next: number }) | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const header = readFileHeader(view);
  if (!header) return undefined;
  const { isLittleEndian, isBig } = header;
  const at = place ?? header.at;
  const countBytes = isBig ? 8 : 2;
  const entryBytes = isBig ? 20 : 12;
  if (at + countBytes > view.byteLength) return undefined;
  const count = isBig
    ? Number(view.getBigUint64(at, isLittleEndian))
    : view.getUint16(at, isLittleEndian);
  const end = at + countBytes + count * entryBytes;
  if (end + (isBig ? 8 : 4) > view.byteLength) return undefined;

  const entries = new Map<number, Entry>();
  for (let entry = at + countBytes; entry < end; entry += entryBytes) {
    const type = view.getUint16(entry + 2, isLittleEndian);
    const numbers = isBig
      ? Number(view.getBigUint64(entry + 4, isLittleEndian))
      : view.getUint32(entry + 4, isLittleEndian);
    const inline = entry + (isBig ? 12 : 8);
    const bytes = numbers * (typeBytes[type] ?? 0);
    const isInline = bytes <= (isBig ? 8 : 4);
    const far = isBig
      ? Number(view.getBigUint64(inline, isLittleEndian))
      : view.getUint32(inline, isLittleEndian);
    const start = isInline ? inline : far;
    if (bytes === 0 || start + bytes > view.byteLength) continue;
    entries.set(view.getUint16(entry, isLittleEndian), {
      type,
      count: numbers,
      at: start,
      record: entry,
    });
  }
  const next = isBig
    ? Number(view.getBigUint64(end, isLittleEndian))
    : view.getUint32(end, isLittleEndian);
  return { view, isLittleEndian, isBig, entries, next };
}

/** The numbers of an entry; undefined if the directory has none. */
export function entryNumbersOf({ view, isLittleEndian, entries }: TiffDirectory, tag: number) {
  const entry = entries.get(tag);
  if (!entry) return undefined;
  return Array.from({ length: entry.count }, (_, index) =>
    readNumber(view, entry.type, entry.at + index * (typeBytes[entry.type] ?? 1), isLittleEndian),
  );
}

/** The first number of an entry; undefined if the directory has none. */
export function numberOf(directory: TiffDirectory, tag: number): number | undefined {
  const entry = directory.entries.get(tag);
  return entry && readNumber(directory.view, entry.type, entry.at, directory.isLittleEndian);
}

/** The bytes of an entry, unchanged. */
export function entryBytesOf(
  { view, entries }: TiffDirectory,
  tag: number,
): Uint8Array | undefined {
  const entry = entries.get(tag);
  if (!entry) return undefined;
  const length = entry.count * (typeBytes[entry.type] ?? 1);
  return new Uint8Array(view.buffer, view.byteOffset + entry.at, length);
}

function readNumber(view: DataView, type: number, at: number, isLittleEndian: boolean): number {
  switch (typeBytes[type]) {
    case 1:
      return view.getUint8(at);
    case 2:
      return view.getUint16(at, isLittleEndian);
    case 4:
      return view.getUint32(at, isLittleEndian);
    default: {
      const isRational = type === 5 || type === 10;
      if (!isRational) return Number(view.getBigUint64(at, isLittleEndian));
      return view.getUint32(at, isLittleEndian) / view.getUint32(at + 4, isLittleEndian);
    }
  }
}
