import { tiffTags } from "./directory";

const types = { byte: 7, short: 3, long: 4 } as const;

/** What an entry of a directory holds. */
type EntryValue =
  | { kind: "short" | "long"; numbers: readonly number[] }
  | { kind: "byte"; bytes: Uint8Array };

/** Interleaved pixels, with everything needed to read their colours. */
export interface PlainTiff {
  width: number;
  height: number;
  /** 8 or 16 bits each, the latter with their low byte first. */
  bits: 8 | 16;
  samples: number;
  photometric: number;
  /** The meaning of samples beyond the colours; 2 is alpha. */
  extraSamples: readonly number[];
  orientation: number;
  profile: Uint8Array | undefined;
}

const fileHeaderBytes = 8;

/** All of a TIFF except its pixels, which must follow: uncompressed, in one strip. */
export function plainTiffHead(tiff: PlainTiff, pixelBytes: number): Uint8Array<ArrayBuffer> {
  const entries = (pixelsAt: number) => {
    const { width, height, bits, samples, photometric, extraSamples, orientation, profile } = tiff;
    const entries = new Map<number, EntryValue>([
      [tiffTags.width, { kind: "long", numbers: [width] }],
      [tiffTags.height, { kind: "long", numbers: [height] }],
      [tiffTags.bitsPerSample, { kind: "short", numbers: Array(samples).fill(bits) }],
      [tiffTags.compression, { kind: "short", numbers: [1] }],
      [tiffTags.photometric, { kind: "short", numbers: [photometric] }],
      [tiffTags.stripOffsets, { kind: "long", numbers: [pixelsAt] }],
      [tiffTags.orientation, { kind: "short", numbers: [orientation] }],
      [tiffTags.samplesPerPixel, { kind: "short", numbers: [samples] }],
      [tiffTags.rowsPerStrip, { kind: "long", numbers: [height] }],
      [tiffTags.stripByteCounts, { kind: "long", numbers: [pixelBytes] }],
    ]);
    if (extraSamples.length > 0) {
      entries.set(tiffTags.extraSamples, { kind: "short", numbers: extraSamples });
    }
    if (profile) entries.set(tiffTags.profile, { kind: "byte", bytes: profile });
    return entries;
  };
  const length = fileHeaderBytes + directoryBytes(entries(0), fileHeaderBytes).length;
  const head = new Uint8Array(length);
  head.set([0x49, 0x49, 42, 0, fileHeaderBytes, 0, 0, 0]);
  head.set(directoryBytes(entries(length), fileHeaderBytes), fileHeaderBytes);
  return head;
}

/**
 * A little-endian directory of a classic TIFF for that place, followed by values too long to fit
 * inside. Its length does not depend on the numbers.
 */
function directoryBytes(entries: Map<number, EntryValue>, place: number): Uint8Array {
  const sorted = [...entries].sort(([one], [other]) => one - other);
  const tableBytes = 2 + sorted.length * 12 + 4;
  const contents = sorted.map(([, value]) => contentOf(value));
  // Everything begins at an even offset.
  const far = contents.map(({ length }) => (length > 4 ? length + (length % 2) : 0));
  const directory = new Uint8Array(tableBytes + far.reduce((total, bytes) => total + bytes, 0));
  const view = new DataView(directory.buffer);
  view.setUint16(0, sorted.length, true);
  let free = tableBytes;
  for (const [index, [tag, value]] of sorted.entries()) {
    const entry = 2 + index * 12;
    const content = contents[index] ?? new Uint8Array();
    const isBytes = value.kind === "byte";
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, types[value.kind], true);
    view.setUint32(entry + 4, isBytes ? content.length : value.numbers.length, true);
    if (content.length <= 4) directory.set(content, entry + 8);
    else {
      view.setUint32(entry + 8, place + free, true);
      directory.set(content, free);
      free += far[index] ?? 0;
    }
  }
  return directory;
}

function contentOf(value: EntryValue): Uint8Array {
  if (value.kind === "byte") return value.bytes;
  const bytes = value.kind === "short" ? 2 : 4;
  const content = new Uint8Array(value.numbers.length * bytes);
  const view = new DataView(content.buffer);
  for (const [index, number] of value.numbers.entries()) {
    if (bytes === 2) view.setUint16(index * 2, number, true);
    else view.setUint32(index * 4, number, true);
  }
  return content;
}
