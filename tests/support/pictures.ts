import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import sharp from "sharp";

async function example(name: string): Promise<Buffer> {
  // The studio does not let sharp read SVG files.
  const drawing = await readFile(resolve(import.meta.dirname, `../../public/examples/${name}.svg`));
  return sharp(drawing).flatten({ background: "#ffffff" }).png().toBuffer();
}

/** An alarm clock on a plain ground, 1104 × 1472 px. */
export const clockPicture = () => example("clock");

/** A vase of flowers on a table by a window, 1696 × 960 px. */
export const tablePicture = () => example("table");

export function plainPicture(width: number, height: number, colour = "#7fa3a8"): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();
}

/**
 * A plain picture with a square of another colour in the middle; its side is a fifth of the shorter
 * side.
 */
export async function markedPicture(
  width: number,
  height: number,
  colour: string,
  mark: string,
): Promise<Buffer> {
  const side = Math.round(Math.min(width, height) / 5);
  return sharp(await plainPicture(width, height, colour))
    .composite([{ input: await plainPicture(side, side, mark) }])
    .png()
    .toBuffer();
}

/** Noise, which no format compresses: about three bytes a pixel. */
export function noisePicture(width: number, height: number): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer();
}

/**
 * The colour of `coordinatePicture` at a pixel: 0 to 255 and back over 512 pixels, and which 256 it
 * is in.
 */
export function colourOfPlace(x: number, y: number): [number, number, number] {
  const wave = (value: number) => (value % 512 < 256 ? value % 256 : 255 - (value % 256));
  const block = (value: number) => Math.floor(value / 256) % 16;
  return [wave(x), wave(y), block(x) * 16 + block(y)];
}

/**
 * A picture in which every pixel encodes its own position; with an EXIF orientation it is stored
 * rotated.
 */
export async function coordinatePicture(
  width: number,
  height: number,
  orientation: 1 | 6 = 1,
): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    const [, green, row] = colourOfPlace(0, y);
    for (let x = 0; x < width; x += 1) {
      const isFalling = x % 512 >= 256;
      pixels[at] = isFalling ? 255 - (x % 256) : x % 256;
      pixels[at + 1] = green;
      pixels[at + 2] = (Math.floor(x / 256) % 16) * 16 + row;
      at += 3;
    }
  }
  const upright = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (orientation === 1)
    return upright.png({ compressionLevel: 3, adaptiveFiltering: true }).toBuffer();
  // Orientation 6 is upright after a quarter turn clockwise, so it is stored a quarter turn back.
  return upright.rotate(270).withMetadata({ orientation }).webp({ lossless: true }).toBuffer();
}
