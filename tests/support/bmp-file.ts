/** A colour as it should appear: red, green, blue and alpha. */
export type Colour = readonly [number, number, number, number];

/** A picture by its pixels, row by row from the top. */
export interface Grid {
  width: number;
  height: number;
  pixels: readonly Colour[];
}

interface Masks {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

/** How to write a picture. */
export interface BmpKind {
  /**
   * Length of the header in bytes: 12 is OS/2 1, 16 and 64 are OS/2 2, 40 to 124 are Windows 3 to
   * V5.
   */
  header: 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124;
  bits: 1 | 2 | 4 | 8 | 16 | 24 | 32;
  isTopDown?: boolean;
  /** If given, writes the most significant bits of each channel through these masks. */
  masks?: Masks;
  /** 6 instead of 3 after a header of 40 bytes. */
  compression?: number;
  palette?: readonly Colour[];
  /** The number of entries that the header claims; 0 means all. */
  declaredColours?: number;
  /** Bytes between the palette and the pixels. */
  gap?: number;
  /** The packed pixels, for run-length `compression`. */
  packed?: Uint8Array;
  profile?: Uint8Array;
}

/** Writes a BMP of any kind. */
export function bmpFile(kind: BmpKind, grid: Grid): Buffer {
  const { header, bits, masks, palette = [], gap = 0, profile } = kind;
  const entryBytes = header === 12 ? 3 : 4;
  const behind = masks && header === 40 ? (masks.alpha === 0 ? 12 : 16) : 0;
  const table = 14 + header + behind;
  const offset = table + palette.length * entryBytes + gap;
  const pixels = kind.packed ?? rowsOf(kind, grid);
  const file = Buffer.alloc(offset + pixels.length + (profile?.length ?? 0), 0);
  file.write("BM", "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(offset, 10);
  file.writeUInt32LE(header, 14);
  const height = kind.isTopDown ? -grid.height : grid.height;
  if (header === 12) {
    file.writeUInt16LE(grid.width, 18);
    file.writeUInt16LE(grid.height, 20);
    file.writeUInt16LE(1, 22);
    file.writeUInt16LE(bits, 24);
  } else {
    file.writeInt32LE(grid.width, 18);
    file.writeInt32LE(height, 22);
    file.writeUInt16LE(1, 26);
    file.writeUInt16LE(bits, 28);
    if (header >= 40) {
      const packing = masks ? (behind === 16 ? 6 : 3) : 0;
      file.writeUInt32LE(kind.compression ?? packing, 30);
      file.writeUInt32LE(kind.declaredColours ?? palette.length, 46);
    }
  }
  if (masks) {
    const all = [masks.red, masks.green, masks.blue, masks.alpha];
    for (const [index, mask] of all.entries()) {
      const at = 54 + index * 4;
      if (at + 4 <= 14 + Math.max(header, 40) + behind) file.writeUInt32LE(mask, at);
    }
  }
  for (const [index, [red, green, blue]] of palette.entries()) {
    file.set([blue, green, red], table + index * entryBytes);
  }
  file.fill(0x7f, offset - gap, offset);
  file.set(pixels, offset);
  if (profile) {
    file.write("DEBM", 14 + 56, "latin1");
    file.writeUInt32LE(offset + pixels.length - 14, 14 + 112);
    file.writeUInt32LE(profile.length, 14 + 116);
    file.set(profile, offset + pixels.length);
  }
  return file;
}

function rowsOf(kind: BmpKind, { width, height, pixels }: Grid): Buffer {
  const rowBytes = Math.ceil((width * kind.bits) / 32) * 4;
  const rows = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const row = (kind.isTopDown ? y : height - 1 - y) * rowBytes;
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[y * width + x] ?? [0, 0, 0, 255];
      const value = BigInt(bitsOf(kind, colour));
      for (let bit = 0; bit < kind.bits; bit += 1) {
        if (((value >> BigInt(bit)) & 1n) === 0n) continue;
        // Below a byte, the first pixel takes the highest bits; above it, the lowest byte comes
        // first.
        const place = kind.bits < 8 ? x * kind.bits + (kind.bits - 1 - bit) : x * kind.bits + bit;
        const at = row + Math.floor(place / 8);
        const shift = kind.bits < 8 ? 7 - (place % 8) : place % 8;
        rows[at] = (rows[at] ?? 0) | (1 << shift);
      }
    }
  }
  return rows;
}

function bitsOf({ bits, masks, palette = [] }: BmpKind, colour: Colour): number {
  const [red, green, blue, alpha] = colour;
  if (masks) {
    const parts: [number, number][] = [
      [masks.red, red],
      [masks.green, green],
      [masks.blue, blue],
      [masks.alpha, alpha],
    ];
    return parts.reduce((value, [mask, part]) => value + inMask(mask, part), 0);
  }
  if (bits <= 8) return indexOf(palette, colour);
  if (bits === 16) return ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
  return red * 0x10000 + green * 0x100 + blue;
}

export function indexOf(palette: readonly Colour[], colour: Colour): number {
  return palette.findIndex(
    (entry) => entry[0] === colour[0] && entry[1] === colour[1] && entry[2] === colour[2],
  );
}

function inMask(mask: number, part: number): number {
  if (mask === 0) return 0;
  const lowest = mask & -mask;
  const size = (mask >>> 0) / (lowest >>> 0);
  return Math.round((part / 255) * size) * (lowest >>> 0);
}

/** The usual Windows kind, 24 bits with rows from the bottom, from RGB pixels. */
export function plainBmp(width: number, height: number, pixels: Uint8Array): Buffer {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const head = bmpFile({ header: 40, bits: 24 }, { width, height: 0, pixels: [] });
  const file = Buffer.alloc(head.length + rowBytes * height);
  head.copy(file);
  file.writeUInt32LE(file.length, 2);
  file.writeInt32LE(height, 22);
  for (let y = 0, from = 0; y < height; y += 1) {
    let to = head.length + (height - 1 - y) * rowBytes;
    for (let x = 0; x < width; x += 1, from += 3, to += 3) {
      file[to] = pixels[from + 2] ?? 0;
      file[to + 1] = pixels[from + 1] ?? 0;
      file[to + 2] = pixels[from] ?? 0;
    }
  }
  return file;
}
