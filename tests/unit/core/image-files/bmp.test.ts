import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBmp } from "@/lib/core/image-files/bmp/decode";
import { type BmpKind, bmpFile, type Colour, type Grid, indexOf } from "../../../support/bmp-file";

const maxPixels = 16_384 * 16_384;
const red: Colour = [230, 30, 40, 255];
const green: Colour = [40, 180, 70, 255];
const blue: Colour = [40, 70, 210, 255];
const yellow: Colour = [240, 220, 60, 255];
const clear: Colour = [0, 0, 0, 0];
const black: Colour = [0, 0, 0, 255];
const four = [red, green, blue, yellow];

const grid = (width: number, ...pixels: Colour[]): Grid => ({
  width,
  height: pixels.length / width,
  pixels,
});

/** What a file decodes to, each pixel with its alpha; undefined where it is refused. */
function pixelsOf(file: Uint8Array): Colour[] | undefined {
  const decoded = decodeBmp(file, maxPixels);
  if (!decoded) return undefined;
  const { channels, pixels, width, height } = decoded;
  expect(pixels.length).toBe(width * height * channels);
  return Array.from({ length: width * height }, (_, index): Colour => {
    const [r = 0, g = 0, b = 0, a = 255] = pixels.slice(index * channels, (index + 1) * channels);
    return [r, g, b, a];
  });
}

/** Three rows of three: odd rows, that have to be filled up. */
const odd = grid(3, red, green, blue, yellow, red, green, blue, yellow, red);

describe("a BMP", () => {
  const rgb565 = { red: 0xf800, green: 0x7e0, blue: 0x1f, alpha: 0 };
  const bgra = { red: 0xff0000, green: 0xff00, blue: 0xff, alpha: 0xff000000 };
  const rgba = { red: 0xff, green: 0xff00, blue: 0xff0000, alpha: 0xff000000 };
  it.each<[string, BmpKind]>([
    ["24 bits", { header: 40, bits: 24 }],
    ["24 bits from the top", { header: 40, bits: 24, isTopDown: true }],
    ["24 bits behind a gap", { header: 40, bits: 24, gap: 16 }],
    ["24 bits with the header of OS/2 1", { header: 12, bits: 24 }],
    ["24 bits with the header of OS/2 2", { header: 64, bits: 24 }],
    ["24 bits with the shortest header of OS/2 2", { header: 16, bits: 24 }],
    ["24 bits with a V4 header", { header: 108, bits: 24 }],
    ["24 bits with a V5 header", { header: 124, bits: 24 }],
    ["32 bits", { header: 40, bits: 32 }],
    ["32 bits from the top", { header: 40, bits: 32, isTopDown: true }],
    ["32 bits by masks behind the header", { header: 40, bits: 32, masks: { ...rgba, alpha: 0 } }],
    ["32 bits by masks within the header", { header: 52, bits: 32, masks: { ...rgba, alpha: 0 } }],
    ["8 bits", { header: 40, bits: 8, palette: four }],
    ["8 bits with the header of OS/2 1", { header: 12, bits: 8, palette: four }],
    ["4 bits", { header: 40, bits: 4, palette: four }],
    ["4 bits with the header of OS/2 2", { header: 64, bits: 4, palette: four }],
    ["4 bits from the top", { header: 108, bits: 4, palette: four, isTopDown: true }],
    ["2 bits", { header: 40, bits: 2, palette: four }],
    ["a palette shorter than declared", { header: 40, bits: 8, palette: four, declaredColours: 0 }],
  ])("of %s keeps its colours", (_, kind) => {
    expect(pixelsOf(bmpFile(kind, odd))).toEqual(odd.pixels);
  });

  it("of 1 bit takes both colours from its palette", () => {
    const picture = grid(3, red, blue, blue, red, red, blue);
    const kind: BmpKind = { header: 40, bits: 1, palette: [blue, red] };
    expect(pixelsOf(bmpFile(kind, picture))).toEqual(picture.pixels);
  });

  it.each<[string, BmpKind]>([
    ["555", { header: 40, bits: 16 }],
    ["565", { header: 40, bits: 16, masks: rgb565 }],
    ["565 with a V4 header", { header: 108, bits: 16, masks: rgb565 }],
  ])("of 16 bits, %s, comes within a step of its colours", (_, kind) => {
    const found = pixelsOf(bmpFile(kind, odd)) ?? [];
    expect(found.length).toBe(odd.pixels.length);
    for (const [index, colour] of found.entries()) {
      for (const [channel, value] of colour.entries()) {
        expect(Math.abs(value - (odd.pixels[index]?.[channel] ?? 0))).toBeLessThanOrEqual(8);
      }
    }
  });

  it("of 16 bits reaches black and white", () => {
    const picture = grid(2, black, [255, 255, 255, 255]);
    expect(pixelsOf(bmpFile({ header: 40, bits: 16 }, picture))).toEqual(picture.pixels);
    const kind: BmpKind = { header: 40, bits: 16, masks: rgb565 };
    expect(pixelsOf(bmpFile(kind, picture))).toEqual(picture.pixels);
  });

  it("with ten bits a channel is reduced to eight", () => {
    const masks = { red: 0x3ff00000, green: 0xffc00, blue: 0x3ff, alpha: 0 };
    expect(pixelsOf(bmpFile({ header: 40, bits: 32, masks }, odd))).toEqual(odd.pixels);
  });

  it.each([40, 56, 108, 124] as const)(
    "with a header of %i bytes has the alpha it declares",
    (header) => {
      const glass = grid(2, red, [40, 180, 70, 128], clear, yellow);
      const kind: BmpKind = { header, bits: 32, masks: bgra };
      expect(pixelsOf(bmpFile(kind, glass))).toEqual(glass.pixels);
    },
  );

  it("with a declared alpha of 0 everywhere is opaque, as its writer meant", () => {
    const invisible = odd.pixels.map(([r, g, b]): Colour => [r, g, b, 0]);
    const file = bmpFile({ header: 124, bits: 32, masks: bgra }, grid(3, ...invisible));
    expect(pixelsOf(file)).toEqual(odd.pixels);
  });

  it("shows black for a colour missing from its palette", () => {
    const file = bmpFile({ header: 40, bits: 8, palette: four, declaredColours: 2 }, odd);
    const known = [red, green];
    // The two that were not declared are no colours.
    expect(pixelsOf(file)).toEqual(
      odd.pixels.map((colour) => (known.includes(colour) ? colour : black)),
    );
  });

  it("passes on its profile", () => {
    const profile = Uint8Array.from({ length: 200 }, (_, index) => index);
    const file = bmpFile({ header: 124, bits: 24, profile }, odd);
    expect(decodeBmp(file, maxPixels)?.profile).toEqual(profile);
  });

  it("without an offset for its pixels has them after the palette", () => {
    const file = bmpFile({ header: 40, bits: 8, palette: four }, odd);
    file.writeUInt32LE(0, 10);
    expect(pixelsOf(file)).toEqual(odd.pixels);
  });
});

const packedBy = { 4: 2, 8: 1, 24: 4 } as const;

/** A picture in runs: what of each row is drawn, and how. */
function inRuns(bits: 4 | 8 | 24, picture: Grid, pieces: number[], hasEnd: boolean): Buffer {
  const bytes: number[] = [];
  let turn = 0;
  for (let y = picture.height - 1; y >= 0; y -= 1) {
    const row = picture.pixels.slice(y * picture.width, (y + 1) * picture.width);
    for (let x = 0; x < row.length; ) {
      const piece = pieces[turn % pieces.length] ?? 1;
      turn += 1;
      x += piece > 0 ? putRun(bytes, bits, row, x) : putBare(bytes, bits, row, x, 3 - piece);
    }
    if (y > 0) bytes.push(0, 0);
  }
  if (hasEnd) bytes.push(0, 1);
  const kind: BmpKind = {
    header: bits === 24 ? 64 : 40,
    bits,
    palette: bits === 24 ? [] : four,
    compression: packedBy[bits],
    packed: Uint8Array.from(bytes),
  };
  return bmpFile(kind, picture);
}

function bitsOf(bits: 4 | 8 | 24, [r, g, b, a]: Colour): number[] {
  return bits === 24 ? [b, g, r] : [indexOf(four, [r, g, b, a])];
}

/** As many of one colour as there are; returns how many. */
function putRun(bytes: number[], bits: 4 | 8 | 24, row: readonly Colour[], x: number): number {
  const [first = 0, ...others] = bitsOf(bits, row[x] ?? red);
  let count = 1;
  while (count < 255 && row[x + count] === row[x]) count += 1;
  bytes.push(count, bits === 4 ? first * 17 : first, ...others);
  return count;
}

function putBare(
  bytes: number[],
  bits: 4 | 8 | 24,
  row: readonly Colour[],
  x: number,
  wanted: number,
): number {
  const part = row.slice(x, x + wanted);
  // Fewer than three have other meanings.
  if (part.length < 3) return putRun(bytes, bits, row, x);
  const values = part.flatMap((colour) => bitsOf(bits, colour));
  const packed =
    bits === 4
      ? Array.from({ length: Math.ceil(values.length / 2) }, (_, index) => {
          return (values[index * 2] ?? 0) * 16 + (values[index * 2 + 1] ?? 0);
        })
      : values;
  bytes.push(0, part.length, ...packed);
  if (packed.length % 2 === 1) bytes.push(0);
  return part.length;
}

const colours = fc.constantFrom(...four);
const pictures = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc
      .array(colours, { minLength: width * height, maxLength: width * height })
      .map((pixels): Grid => ({ width, height, pixels })),
  );

describe("a run-length encoded BMP", () => {
  it("keeps every pixel, however it is packed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(4 as const, 8 as const, 24 as const),
        pictures,
        fc.array(fc.integer({ min: -20, max: 5 }), { minLength: 1, maxLength: 9 }),
        fc.boolean(),
        (bits, picture, pieces, hasEnd) => {
          expect(pixelsOf(inRuns(bits, picture, pieces, hasEnd))).toEqual(picture.pixels);
        },
      ),
      { numRuns: 300 },
    );
  });

  const packed = (...bytes: number[]): BmpKind => ({
    header: 40,
    bits: 8,
    compression: 1,
    palette: four,
    packed: Uint8Array.from(bytes),
  });
  const square = grid(2, black, black, black, black);

  it("is transparent where it skips pixels", () => {
    expect(pixelsOf(bmpFile(packed(1, 0, 0, 2, 0, 1, 1, 3, 0, 1), square))).toEqual([
      clear,
      yellow,
      red,
      clear,
    ]);
    expect(pixelsOf(bmpFile(packed(2, 0, 0, 1), square))).toEqual([clear, clear, red, red]);
  });

  it("never draws beyond its rows", () => {
    const file = bmpFile(packed(255, 0, 255, 0, 0, 0, 1, 1, 255, 2, 0, 0, 9, 3, 0, 1), square);
    expect(pixelsOf(file)).toEqual([green, blue, red, red]);
  });

  it("that is truncated is refused", () => {
    expect(pixelsOf(bmpFile(packed(2, 0), square))).toBeUndefined();
    expect(pixelsOf(bmpFile(packed(0, 9, 1, 1), square))).toBeUndefined();
  });
});

describe("a hostile BMP", () => {
  const file = bmpFile({ header: 40, bits: 24 }, odd);
  const changed = (at: number, value: number) => {
    const copy = Buffer.from(file);
    copy.writeInt32LE(value, at);
    return copy;
  };

  it("is refused before anything is allocated for what it declares", () => {
    for (const side of [2 ** 31 - 1, -(2 ** 31), 100_000, 16_384]) {
      expect(decodeBmp(changed(22, side), maxPixels)).toBeUndefined();
      expect(decodeBmp(changed(18, side), maxPixels)).toBeUndefined();
    }
    const empty = { header: 40, bits: 8, compression: 1, palette: four } as const;
    const huge = bmpFile({ ...empty, packed: Uint8Array.of(0, 1) }, grid(1, black));
    huge.writeInt32LE(16_384, 18);
    huge.writeInt32LE(16_384, 22);
    expect(decodeBmp(huge, maxPixels)).toBeUndefined();
  });

  it("with more pixels than allowed is refused", () => {
    expect(decodeBmp(file, 8)).toBeUndefined();
    expect(decodeBmp(file, 9)).toBeDefined();
  });

  it("that is truncated anywhere is refused", () => {
    // The last row's filling up may be missing.
    for (let length = 0; length < file.length - 3; length += 1) {
      expect(decodeBmp(file.subarray(0, length), maxPixels), String(length)).toBeUndefined();
    }
    expect(decodeBmp(file.subarray(0, file.length - 3), maxPixels)).toBeDefined();
  });

  it("never takes more than four bytes a pixel, whatever its bytes are", () => {
    const kinds = fc.constantFrom<BmpKind>(
      { header: 40, bits: 24 },
      { header: 40, bits: 8, palette: four },
      { header: 124, bits: 32, masks: { red: 0xff, green: 0xff00, blue: 0xff0000, alpha: 0 } },
      {
        header: 40,
        bits: 8,
        compression: 1,
        palette: four,
        packed: Uint8Array.of(3, 0, 0, 0, 3, 1),
      },
    );
    const edits = fc.array(fc.tuple(fc.nat(160), fc.nat(255)), { maxLength: 12 });
    fc.assert(
      fc.property(kinds, edits, (kind, changes) => {
        const bent = bmpFile(kind, odd);
        for (const [at, value] of changes) if (at < bent.length) bent[at] = value;
        const decoded = decodeBmp(bent, 1_000_000);
        if (!decoded) return;
        const { width, height, pixels } = decoded;
        expect(width * height).toBeLessThanOrEqual(1_000_000);
        expect(pixels.buffer.byteLength).toBeLessThanOrEqual(width * height * 4);
      }),
      { numRuns: 2_000 },
    );
  });
});
