import "server-only";
import {
  entryNumbersOf,
  numberOf,
  readTiffDirectory,
  type TiffDirectory,
  tiffTags,
} from "@/lib/core/image-files/tiff/directory";
import { setNumber } from "@/lib/core/image-files/tiff/patch";
import { samplesAsGrey, samplesAsRgb } from "./tiff-samples";

interface Size {
  width: number;
  height: number;
}

/** A block of pixels that share their chroma, each with its own luma. */
interface Block {
  across: number;
  down: number;
  /** Its luma samples, then its two chroma samples. */
  bytes: number;
}

/** RGB of a YCbCr TIFF; libtiff converts only JPEG within TIFF by itself. */
export async function yccPixels(content: Buffer, size: Size): Promise<Uint8Array> {
  const directory = readTiffDirectory(content);
  if (!directory) throw new Error("The TIFF has no directory.");
  const block = blockOf(directory);
  const isFull = block.across === 1 && block.down === 1;
  const samples = isFull
    ? await samplesAsRgb(content, 8)
    : await samplesAsGrey(content, (bending) => asBlocks(bending, size, block));
  return converted(samples, size, block, conversionOf(directory));
}

function blockOf(directory: TiffDirectory): Block {
  const [across = 2, down = 2] = entryNumbersOf(directory, tiffTags.yccSubsampling) ?? [];
  const allowed = [1, 2, 4];
  if (!allowed.includes(across) || !allowed.includes(down)) {
    throw new Error("The TIFF has blocks that TIFF does not know.");
  }
  return { across, down, bytes: across * down + 2 };
}

/** Makes libtiff read each block as a run of grey pixels. */
function asBlocks(directory: TiffDirectory, { width, height }: Size, block: Block): void {
  const across = (pixels: number) => Math.ceil(pixels / block.across) * block.bytes;
  const down = (pixels: number) => Math.ceil(pixels / block.down);
  setNumber(directory, tiffTags.width, across(width));
  setNumber(directory, tiffTags.height, down(height));
  const rows = Math.min(height, numberOf(directory, tiffTags.rowsPerStrip) ?? height);
  setNumber(directory, tiffTags.rowsPerStrip, down(rows));
  setNumber(directory, tiffTags.tileWidth, across(numberOf(directory, tiffTags.tileWidth) ?? 0));
  setNumber(directory, tiffTags.tileHeight, down(numberOf(directory, tiffTags.tileHeight) ?? 0));
}

/** RGB from luma and the two chroma values. */
type Conversion = (lightness: number, blue: number, red: number) => [number, number, number];

/** As in TIFF 6, section 21. */
function conversionOf(directory: TiffDirectory): Conversion {
  const [redPart = 0.299, greenPart = 0.587, bluePart = 0.114] =
    entryNumbersOf(directory, tiffTags.yccCoefficients) ?? [];
  const [black = 0, white = 255, blueZero = 128, blueMost = 255, redZero = 128, redMost = 255] =
    entryNumbersOf(directory, tiffTags.referenceBlackWhite) ?? [];
  const scale = (value: number, zero: number, most: number, range: number) =>
    ((value - zero) * range) / (most - zero);
  return (lightness, blue, red) => {
    const y = scale(lightness, black, white, 255);
    const r = y + scale(red, redZero, redMost, 127) * (2 - 2 * redPart);
    const b = y + scale(blue, blueZero, blueMost, 127) * (2 - 2 * bluePart);
    return [r, (y - redPart * r - bluePart * b) / greenPart, b];
  };
}

function converted(
  samples: Buffer,
  { width, height }: Size,
  { across, down, bytes }: Block,
  convert: Conversion,
): Uint8Array {
  const pixels = new Uint8ClampedArray(width * height * 3);
  const rowBytes = Math.ceil(width / across) * bytes;
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / down) * rowBytes;
    for (let x = 0; x < width; x += 1) {
      const block = row + Math.floor(x / across) * bytes;
      const lightness = samples[block + (y % down) * across + (x % across)] ?? 0;
      const [red, green, blue] = convert(
        lightness,
        samples[block + bytes - 2] ?? 128,
        samples[block + bytes - 1] ?? 128,
      );
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
      at += 3;
    }
  }
  return new Uint8Array(pixels.buffer);
}
