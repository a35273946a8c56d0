import "server-only";
import { encoded } from "@/lib/core/image-files/icc/convert";
import { entryNumbersOf, readTiffDirectory, tiffTags } from "@/lib/core/image-files/tiff/directory";
import { photometrics } from "./plain-tiff";

/** L from 0 to 100, and a and b around 0, from the raw values in a file. */
type LabReader = (lightness: number, a: number, b: number) => [number, number, number];

/**
 * 16-bit sRGB from the Lab of a TIFF. sharp reads the white of Lab as that of a screen, and does
 * not know three of the four encodings; print software writes Lab for D50.
 */
export function labPixels(
  samples: Buffer,
  content: Buffer,
  bits: number,
  photometric: number,
): Uint8Array {
  const values =
    bits === 16
      ? new Uint16Array(samples.buffer, samples.byteOffset, samples.byteLength / 2)
      : samples;
  const read = labReader(bits, photometric === photometrics.iccLab);
  const { white, matrix } = isForScreens(content) ? screenLight : printLight;
  const pixels = new Uint16Array(values.length);
  for (let at = 0; at < values.length; at += 3) {
    const [lightness, a, b] = read(values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0);
    const fy = (lightness + 16) / 116;
    const x = white[0] * unfolded(fy + a / 500);
    const y = white[1] * unfolded(fy);
    const z = white[2] * unfolded(fy - b / 200);
    for (let channel = 0; channel < 3; channel += 1) {
      const [ofX = 0, ofY = 0, ofZ = 0] = matrix[channel] ?? [];
      pixels[at + channel] = encoded(ofX * x + ofY * y + ofZ * z) * 65_535 + 0.5;
    }
  }
  return new Uint8Array(pixels.buffer);
}

function labReader(bits: number, isIcc: boolean): LabReader {
  const signed = (value: number, most: number) => (value >= most / 2 ? value - most : value);
  if (bits === 16) {
    // ICC writes 0xFF00 for TIFF's 0xFFFF, and stores a and b without a sign.
    return isIcc
      ? (l, a, b) => [(l / 0xff00) * 100, a / 256 - 128, b / 256 - 128]
      : (l, a, b) => [(l / 0xffff) * 100, signed(a, 0x10000) / 256, signed(b, 0x10000) / 256];
  }
  return isIcc
    ? (l, a, b) => [(l / 255) * 100, a - 128, b - 128]
    : (l, a, b) => [(l / 255) * 100, signed(a, 0x100), signed(b, 0x100)];
}

/** The inverse of Lab's cube root. */
function unfolded(root: number): number {
  return root > 6 / 29 ? root ** 3 : (root - 4 / 29) * 3 * (6 / 29) ** 2;
}

/** Whether a TIFF names D65, the white of screens, as the white of its Lab. */
function isForScreens(content: Buffer): boolean {
  const directory = readTiffDirectory(content);
  const [x = 0, y = 0] = (directory && entryNumbersOf(directory, tiffTags.whitePoint)) ?? [];
  return Math.abs(x - 0.3127) < 0.002 && Math.abs(y - 0.329) < 0.002;
}

/**
 * The white point and its matrix to linear sRGB: for D65, and for D50 after Bradford adaptation.
 */
const screenLight = {
  white: [0.95047, 1, 1.08883],
  matrix: [
    [3.2404542, -1.5371385, -0.4985314],
    [-0.969266, 1.8760108, 0.041556],
    [0.0556434, -0.2040259, 1.0572252],
  ],
} as const;
const printLight = {
  white: [0.96422, 1, 0.82521],
  matrix: [
    [3.1338561, -1.6168667, -0.4906146],
    [-0.9787684, 1.9161415, 0.033454],
    [0.0719453, -0.2289914, 1.4052427],
  ],
} as const;
