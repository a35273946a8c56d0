import "server-only";
import type { ColourspaceEnum } from "sharp";
import {
  entryNumbersOf,
  readTiffDirectory,
  type TiffDirectory,
  tiffTags,
} from "@/lib/core/image-files/tiff/directory";
import { hideExtraSamples, setNumber, setPart } from "@/lib/core/image-files/tiff/patch";
import { sharp } from "../loaders";
import { maxPixels } from "../max-pixels";
import { photometrics } from "./plain-tiff";

type Depth = "uchar" | "ushort" | "uint" | "float";

/** The raw samples of a TIFF, interleaved: libtiff decompresses them without converting colours. */
async function bareSamples(
  content: Uint8Array,
  space: keyof ColourspaceEnum,
  depth: Depth,
): Promise<Buffer> {
  // Colours and orientation are handled later.
  const options = { limitInputPixels: maxPixels, ignoreIcc: true, failOn: "error" } as const;
  const image = sharp(content, options);
  return image.toColourspace(space).raw({ depth }).toBuffer();
}

/**
 * A copy of a TIFF with an editable directory, to make libtiff read its samples as something else.
 */
function bent(content: Uint8Array): { copy: Uint8Array; directory: TiffDirectory } {
  const copy = new Uint8Array(content);
  const directory = readTiffDirectory(copy);
  if (!directory) throw new Error("The TIFF has no directory.");
  return { copy, directory };
}

/** Three samples a pixel, whatever they mean. */
export function samplesAsRgb(content: Uint8Array, bits: 8 | 16): Promise<Buffer> {
  const { copy, directory } = bent(content);
  setNumber(directory, tiffTags.photometric, photometrics.rgb);
  return bareSamples(copy, bits === 16 ? "rgb16" : "srgb", bits === 16 ? "ushort" : "uchar");
}

/** Single bytes, whatever they mean, in the layout that `bend` writes into the directory. */
export function samplesAsGrey(
  content: Uint8Array,
  bend: (directory: TiffDirectory) => void,
): Promise<Buffer> {
  const { copy, directory } = bent(content);
  setNumber(directory, tiffTags.photometric, photometrics.grey);
  setNumber(directory, tiffTags.samplesPerPixel, 1);
  setNumber(directory, tiffTags.bitsPerSample, 8);
  bend(directory);
  return bareSamples(copy, "b-w", "uchar");
}

/** Samples from separate planes, interleaved, low byte first. */
export async function planeSamples(
  content: Uint8Array,
  samples: number,
  bits: 8 | 16,
): Promise<Uint8Array> {
  let pixels: Uint8Array | Uint16Array = new Uint8Array();
  for (let plane = 0; plane < samples; plane += 1) {
    const { copy, directory } = bent(content);
    setNumber(directory, tiffTags.photometric, photometrics.grey);
    setNumber(directory, tiffTags.samplesPerPixel, 1);
    setNumber(directory, tiffTags.bitsPerSample, bits);
    setNumber(directory, tiffTags.sampleFormat, 1);
    setNumber(directory, tiffTags.planarConfiguration, 1);
    hideExtraSamples(directory);
    for (const tag of [tiffTags.tileOffsets, tiffTags.tileByteCounts]) {
      const perPlane = Math.floor((entryNumbersOf(directory, tag)?.length ?? 0) / samples);
      setPart(directory, tag, plane * perPlane, perPlane);
    }
    const space = bits === 16 ? "grey16" : "b-w";
    const bytes = await bareSamples(copy, space, bits === 16 ? "ushort" : "uchar");
    const values = bits === 16 ? shortsOf(bytes) : bytes;
    if (plane === 0) {
      const count = values.length * samples;
      pixels = bits === 16 ? new Uint16Array(count) : new Uint8Array(count);
    }
    for (let index = 0, at = plane; index < values.length; index += 1, at += samples) {
      pixels[at] = values[index] ?? 0;
    }
  }
  return bytesOf(pixels);
}

/** The upper half of 32-bit samples: more than anybody can see. */
export async function longSamples(content: Uint8Array, samples: number): Promise<Uint8Array> {
  const bytes = await bareSamples(content, samples === 1 ? "b-w" : "srgb", "uint");
  const values = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  return bytesOf(Uint16Array.from(values, (value) => value >>> 16));
}

/** Values above 1 can be highlights, but not this far above. */
const mostOvershoot = 16;

/**
 * Grey floating-point samples converted to 16 bits. No tag gives the value of white: it is nearly
 * always 1, otherwise the white of 8 or 16 bits.
 */
export async function floatSamples(content: Uint8Array, bits: number): Promise<Uint8Array> {
  const values = bits === 16 ? await halfSamples(content) : await singleSamples(content);
  let most = 0;
  for (const value of values) if (value > most) most = value;
  const white = most < mostOvershoot ? 1 : most <= 255 ? 255 : 65_535;
  return bytesOf(
    Uint16Array.from(values, (value) => Math.min(1, Math.max(0, value / white)) * 65_535 + 0.5),
  );
}

async function singleSamples(content: Uint8Array): Promise<Float32Array> {
  const bytes = await bareSamples(content, "b-w", "float");
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

async function halfSamples(content: Uint8Array): Promise<Float32Array> {
  const { copy, directory } = bent(content);
  setNumber(directory, tiffTags.sampleFormat, 1);
  return Float32Array.from(shortsOf(await bareSamples(copy, "grey16", "ushort")), numberOfHalf);
}

/** The value of an IEEE 754 half-precision number. */
function numberOfHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : 0;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const shortsOf = (bytes: Buffer) =>
  new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);
