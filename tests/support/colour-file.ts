import sharp from "sharp";
import { type PlainTiff, plainTiffHead } from "../../lib/core/image-files/tiff/write";
import { type ColourSpace, fromSrgb, iccProfile, type Triple, toSrgb } from "./icc-profile";

export type ColourFormat = "png" | "tiff" | "jpeg" | "webp" | "avif";

/** Four colours, one for each quarter, from 0 to 255. */
const quarters: readonly Triple[] = [
  [0xe6, 0x1e, 0x28],
  [0x28, 0xb4, 0x46],
  [0x28, 0x46, 0xd2],
  [0xf0, 0xdc, 0x3c],
];
const greys: readonly Triple[] = [20, 90, 160, 235].map((value): Triple => [value, value, value]);

interface ColourFile {
  content: Buffer;
  /** Each quarter's colour in sRGB, 0 to 255, calculated here. */
  colours: readonly Triple[];
}

/**
 * A file whose quarters have known colours, as values of the space whose profile it carries. The
 * values are calculated here; the library that writes the file only passes them on.
 */
export async function colourFile(
  format: ColourFormat,
  bits: 8 | 16,
  space: ColourSpace | undefined,
  [width, height]: readonly [number, number],
): Promise<ColourFile> {
  const isGrey = space !== undefined && !space.primaries;
  const samples = isGrey ? 1 : 3;
  const most = bits === 16 ? 65_535 : 255;
  const numbers = (isGrey ? greys : quarters).map((colour) => {
    const wanted = scaled(colour, 1 / 255);
    const [a, b, c] = space ? fromSrgb(wanted, space) : wanted;
    return [a, b, c].map((value) => Math.round(value * most));
  });
  const pixels =
    bits === 16
      ? new Uint16Array(width * height * samples)
      : new Uint8Array(width * height * samples);
  for (let index = 0, at = 0; index < width * height; index += 1) {
    const quarter = (index % width < width / 2 ? 0 : 1) + (index < (width * height) / 2 ? 0 : 2);
    for (let sample = 0; sample < samples; sample += 1, at += 1) {
      pixels[at] = numbers[quarter]?.[sample] ?? 0;
    }
  }
  const tiff = plainTiff(
    {
      width,
      height,
      bits,
      samples,
      photometric: isGrey ? 1 : 2,
      extraSamples: [],
      orientation: 1,
      profile: space && iccProfile(space),
    },
    new Uint8Array(pixels.buffer),
  );
  const content =
    format === "tiff" ? tiff : await rewritten(tiff, format, bits, isGrey, space !== undefined);
  const inFile = await numbersIn(content, bits);
  const moved = Math.max(
    ...numbers.flatMap((colour, quarter) =>
      colour.map((value, channel) => Math.abs(value - (inFile[quarter]?.[channel] ?? 0))),
    ),
  );
  if (moved > mostMoved(format, bits)) throw new Error(`The numbers have moved by ${moved}.`);
  return {
    content,
    colours: inFile.map(([a, b, c]) => {
      const read: Triple = [a / most, b / most, c / most];
      return scaled(space ? toSrgb(read, space) : read, 255);
    }),
  };
}

/** A JPEG rounds, and 16-bit AVIF really has 12. */
function mostMoved(format: ColourFormat, bits: 8 | 16): number {
  if (format === "avif" && bits === 16) return 16;
  return format === "jpeg" ? 1 : 0;
}

/** The raw values in the middle of each quarter. */
async function numbersIn(content: Buffer, bits: 8 | 16): Promise<Triple[]> {
  const plain = sharp(content, { ignoreIcc: true });
  const { data, info } = await plain
    .toColourspace(bits === 16 ? "rgb16" : "srgb")
    .raw({ depth: bits === 16 ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  const values =
    bits === 16 ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
  return [0, 1, 2, 3].map((quarter): Triple => {
    const x = Math.floor((info.width * (1 + 2 * (quarter % 2))) / 4);
    const y = Math.floor((info.height * (1 + 2 * Math.floor(quarter / 2))) / 4);
    const at = (y * info.width + x) * info.channels;
    return [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0];
  });
}

const plainTiff = (tiff: PlainTiff, pixels: Uint8Array) =>
  Buffer.concat([plainTiffHead(tiff, pixels.byteLength), pixels]);

const scaled = ([a, b, c]: Triple, factor: number): Triple => [a * factor, b * factor, c * factor];

/** The same values with the same profile in another format. */
function rewritten(
  tiff: Buffer,
  format: Exclude<ColourFormat, "tiff">,
  bits: 8 | 16,
  isGrey: boolean,
  hasProfile: boolean,
): Promise<Buffer> {
  const deep = isGrey ? "grey16" : "rgb16";
  const plain = sharp(tiff).toColourspace(bits === 16 ? deep : isGrey ? "b-w" : "srgb");
  const image = hasProfile ? plain.keepIccProfile() : plain;
  switch (format) {
    case "png":
      return image.png().toBuffer();
    case "jpeg":
      return image.jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
    case "webp":
      return image.webp({ lossless: true }).toBuffer();
    case "avif":
      return image
        .avif({
          lossless: true,
          chromaSubsampling: "4:4:4",
          effort: 0,
          bitdepth: bits === 16 ? 12 : 8,
        })
        .toBuffer();
  }
}

/**
 * The quarters as a press prints them, with its profile; their exact colours are not calculated.
 */
export async function printFile(
  format: "tiff" | "jpeg",
  bits: 8 | 16,
  [width, height]: readonly [number, number],
): Promise<Buffer> {
  const { content } = await colourFile("png", 8, undefined, [width, height]);
  const print = sharp(content).toColourspace("cmyk").withIccProfile("cmyk");
  if (format === "jpeg") return print.jpeg({ quality: 100, chromaSubsampling: "4:4:4" }).toBuffer();
  const plain = await print.tiff({ compression: "none" }).toBuffer();
  if (bits === 8) return plain;
  const { data } = await sharp(plain, { ignoreIcc: true })
    .pipelineColourspace("cmyk")
    .toColourspace("cmyk")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { icc } = await sharp(plain).metadata();
  const form = { width, height, bits: 16, samples: 4, photometric: 5, orientation: 1 } as const;
  const pixels = Uint16Array.from(data, (value) => value * 257);
  return plainTiff({ ...form, extraSamples: [], profile: icc }, new Uint8Array(pixels.buffer));
}
