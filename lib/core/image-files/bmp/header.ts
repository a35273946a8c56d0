/** Which bits of a pixel hold each channel; 0 if there is none. */
export interface ChannelMasks {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

type Encoding =
  /** Palette indices of this many bits. */
  | { kind: "indexed"; bits: 1 | 2 | 4 | 8 }
  /** The same, run-length encoded. */
  | { kind: "runs"; bits: 4 | 8 | 24 }
  | { kind: "blueGreenRed" }
  | { kind: "masked"; bytes: 2 | 4; masks: ChannelMasks };

/** The headers of a BMP, checked against the length of the file. */
export interface BmpHeader {
  width: number;
  height: number;
  /** Otherwise rows run from the bottom. */
  isTopDown: boolean;
  encoding: Encoding;
  /** The palette in the file, which can be shorter than the one declared. */
  palette: { offset: number; entryBytes: 3 | 4; count: number };
  /** Where the pixels begin. */
  offset: number;
  /** An ICC profile inside the file. */
  profile: { offset: number; bytes: number } | undefined;
}

const fileHeaderBytes = 14;
/** The headers of OS/2 1 and Windows 2 hold nothing but size, planes and bits. */
const coreHeaderBytes = 12;
/** OS/2 2 numbers its compressions differently from Windows. */
const os2HeaderBytes = 64;
const infoHeaderBytes = 40;
/** The first headers with masks inside, without and with one for alpha. */
const masksHeaderBytes = 52;
const alphaHeaderBytes = 56;
const v5HeaderBytes = 124;
/** "MBED", read as a number: the profile is in the file itself. */
const embeddedProfile = 0x4d424544;

/** The most to read of a file before checking its header. */
export const bmpHeadBytes = fileHeaderBytes + v5HeaderBytes + 16;

/**
 * Reads the headers of a BMP: Windows 2 to V5, OS/2 1 and 2.
 * @param head the beginning of the file, `bmpHeadBytes` long or the whole file if shorter
 * @returns undefined if it is not a BMP, is cut short, or packs its pixels in a way nobody uses
 */
export function readBmpHeader(head: Uint8Array, fileBytes: number): BmpHeader | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.byteLength < fileHeaderBytes + coreHeaderBytes) return undefined;
  if (view.getUint16(0) !== 0x424d) return undefined;
  const headerBytes = view.getUint32(14, true);
  const isCore = headerBytes === coreHeaderBytes;
  // OS/2 2 may leave out trailing fields that are 0, after size, planes and bits.
  const isLong = headerBytes >= 16 && headerBytes <= v5HeaderBytes;
  if (!isCore && !isLong) return undefined;
  if (head.byteLength < fileHeaderBytes + headerBytes) return undefined;
  const field = (offset: number) =>
    offset + 4 <= headerBytes ? view.getUint32(fileHeaderBytes + offset, true) : 0;

  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = isCore ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isCore ? 24 : 28, true);
  if (width <= 0 || signedHeight === 0) return undefined;

  const compression = isCore ? 0 : field(16);
  const isOs2 = headerBytes === os2HeaderBytes || headerBytes < infoHeaderBytes;
  const masksOffset = fileHeaderBytes + infoHeaderBytes;
  const extraMasks = masksBehind(headerBytes, compression, isOs2);
  const tableOffset = fileHeaderBytes + headerBytes + extraMasks * 4;
  if (head.byteLength < tableOffset) return undefined;
  const mask = (index: number) => view.getUint32(masksOffset + index * 4, true);
  const hasAlphaMask = headerBytes >= alphaHeaderBytes || extraMasks === 4;
  const encoding = encodingOf(bits, compression, isOs2, () => ({
    red: mask(0),
    green: mask(1),
    blue: mask(2),
    alpha: hasAlphaMask ? mask(3) : 0,
  }));
  if (!encoding) return undefined;

  const declared = view.getUint32(10, true);
  const entryBytes = isCore ? 3 : 4;
  const colours = bits > 8 ? 0 : field(32) || 2 ** bits;
  const usesPalette = encoding.kind === "indexed" || (encoding.kind === "runs" && bits <= 8);
  const wanted = usesPalette ? Math.min(colours, 2 ** bits) : 0;
  // Some writers leave out where the pixels are; they then follow the palette.
  const isPlaced = declared >= tableOffset && declared < fileBytes;
  const offset = isPlaced ? declared : tableOffset + wanted * entryBytes;
  const count = Math.min(wanted, Math.floor((offset - tableOffset) / entryBytes));
  if (usesPalette && count === 0) return undefined;

  const profileAt = fileHeaderBytes + field(112);
  const profileBytes = field(116);
  const hasProfile =
    headerBytes === v5HeaderBytes &&
    field(56) === embeddedProfile &&
    profileBytes > 0 &&
    profileAt + profileBytes <= fileBytes;
  return {
    width,
    height: Math.abs(signedHeight),
    isTopDown: signedHeight < 0,
    encoding,
    palette: { offset: tableOffset, entryBytes, count },
    offset,
    profile: hasProfile ? { offset: profileAt, bytes: profileBytes } : undefined,
  };
}

/**
 * Whether a BMP is of the one kind that every program reads alike: 24 bits, as Windows has written
 * them since its third version, rows from the bottom.
 */
export function isPlainBmp(content: Uint8Array): boolean {
  const header = readBmpHeader(content.subarray(0, bmpHeadBytes), content.length);
  if (!header || header.isTopDown || header.encoding.kind !== "blueGreenRed") return false;
  return header.palette.offset === fileHeaderBytes + infoHeaderBytes && !hasGap(header);
}

const hasGap = ({ offset, palette }: BmpHeader) => offset !== palette.offset;

const fields = 3;
const alphaFields = 6;

/** How many masks are between a header without its own and the palette. */
function masksBehind(headerBytes: number, compression: number, isOs2: boolean): 0 | 3 | 4 {
  if (isOs2 || headerBytes >= masksHeaderBytes) return 0;
  if (compression === fields) return 3;
  return compression === alphaFields ? 4 : 0;
}

function encodingOf(
  bits: number,
  compression: number,
  isOs2: boolean,
  masks: () => ChannelMasks,
): Encoding | undefined {
  if (compression === 0) return plainEncoding(bits);
  if (compression === 1 && bits === 8) return { kind: "runs", bits: 8 };
  if (compression === 2 && bits === 4) return { kind: "runs", bits: 4 };
  if (isOs2) return compression === 4 && bits === 24 ? { kind: "runs", bits: 24 } : undefined;
  if (compression !== fields && compression !== alphaFields) return undefined;
  if (bits === 16) return { kind: "masked", bytes: 2, masks: masks() };
  if (bits === 32) return { kind: "masked", bytes: 4, masks: masks() };
  return undefined;
}

function plainEncoding(bits: number): Encoding | undefined {
  if (bits === 1 || bits === 2 || bits === 4 || bits === 8) return { kind: "indexed", bits };
  if (bits === 24) return { kind: "blueGreenRed" };
  if (bits === 16) {
    return {
      kind: "masked",
      bytes: 2,
      masks: { red: 0x7c00, green: 0x3e0, blue: 0x1f, alpha: 0 },
    };
  }
  // The fourth byte is padding; if it is alpha, masks say so.
  if (bits === 32) {
    return {
      kind: "masked",
      bytes: 4,
      masks: { red: 0xff0000, green: 0xff00, blue: 0xff, alpha: 0 },
    };
  }
  return undefined;
}
