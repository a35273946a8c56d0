import { deflateSync } from "node:zlib";

interface TiffForm {
  isBig?: boolean;
  isBigEndian?: boolean;
  /** Compressed, as most programs write it. */
  isDeflated?: boolean;
  /** A second page, for a classic little-endian TIFF. */
  next?: { tags: Record<number, readonly number[]>; blocks: readonly Uint8Array[] };
  /** The offset of the file within another. */
  from?: number;
}

/** The tag numbers that tests use. */
export const tag = {
  subfileType: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planar: 284,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  subDirectories: 330,
  extraSamples: 338,
  sampleFormat: 339,
  yccSubsampling: 530,
  dngVersion: 50_706,
} as const;

/**
 * A TIFF with these tags and these strips or tiles. All numbers are LONG, except those that readers
 * expect as SHORT.
 */
export function tiffFile(
  tags: Record<number, readonly number[]>,
  blocks: readonly Uint8Array[],
  { isBig = false, isBigEndian = false, isDeflated = false, next, from = 0 }: TiffForm = {},
): Buffer {
  const packed = blocks.map((block) => (isDeflated ? deflateSync(block) : Buffer.from(block)));
  const isTiled = tags[tag.tileWidth] !== undefined;
  const headBytes = isBig ? 16 : 8;
  let at = from + headBytes;
  const offsets = packed.map(({ length }) => {
    const offset = at;
    at += length + (length % 2);
    return offset;
  });
  const all: Record<number, readonly number[]> = {
    [tag.compression]: [isDeflated ? 8 : 1],
    ...tags,
    [isTiled ? tag.tileOffsets : tag.stripOffsets]: offsets,
    [isTiled ? tag.tileBytes : tag.stripBytes]: packed.map(({ length }) => length),
  };
  const entries = Object.entries(all)
    .map(([number, values]) => [Number(number), values] as const)
    .sort(([one], [other]) => one - other);
  const writer = numberWriter(isBigEndian);
  const inlineBytes = isBig ? 8 : 4;
  const tableBytes = (isBig ? 8 : 2) + entries.length * (isBig ? 20 : 12) + inlineBytes;
  let free = at + tableBytes;
  const records: Buffer[] = [];
  const far: Buffer[] = [];
  for (const [number, values] of entries) {
    const isShort = shorts.includes(number);
    const content = Buffer.concat(values.map((value) => writer(value, isShort ? 2 : 4)));
    const isInline = content.length <= inlineBytes;
    records.push(
      writer(number, 2),
      writer(isShort ? 3 : 4, 2),
      writer(values.length, inlineBytes),
      isInline
        ? Buffer.concat([content, Buffer.alloc(inlineBytes - content.length)])
        : writer(free, inlineBytes),
    );
    if (isInline) continue;
    far.push(content);
    free += content.length;
  }
  // The second page is a file of its own, whose header nobody reads.
  const second = next && tiffFile(next.tags, next.blocks, { from: free });
  const nextAt = second ? second.readUInt32LE(4) : 0;
  const head = isBig
    ? [writer(43, 2), writer(8, 2), writer(0, 2), writer(at, 8)]
    : [writer(42, 2), writer(at, 4)];
  return Buffer.concat([
    Buffer.from(isBigEndian ? "MM" : "II"),
    ...head,
    ...packed.map((block) => Buffer.concat([block, Buffer.alloc(block.length % 2)])),
    writer(entries.length, isBig ? 8 : 2),
    ...records,
    writer(nextAt, inlineBytes),
    ...far,
    ...(second ? [second] : []),
  ]);
}

const shorts: number[] = [
  tag.bits,
  tag.compression,
  tag.photometric,
  tag.orientation,
  tag.samples,
  tag.planar,
  tag.extraSamples,
  tag.sampleFormat,
  tag.yccSubsampling,
];

function numberWriter(isBigEndian: boolean) {
  return (value: number, bytes: number): Buffer => {
    const number = Buffer.alloc(bytes);
    const low = Math.min(bytes, 4);
    // None of these exceeds four bytes.
    if (isBigEndian) number.writeUIntBE(value, bytes - low, low);
    else number.writeUIntLE(value, 0, low);
    return number;
  };
}
