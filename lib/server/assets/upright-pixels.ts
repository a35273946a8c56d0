import "server-only";
import sharp, { type OutputInfo } from "sharp";
import { openImage } from "./open-image";

/** A kept image as its pixels are read. */
export interface Original {
  path: string;
  sha256: string;
  mime: string;
}

/** Eight bits a channel, row by row. */
export interface Pixels {
  data: Buffer;
  info: Pick<OutputInfo, "width" | "height" | "channels">;
}

/**
 * The pixels of an image, upright and in sRGB, alpha kept; scaled down to fit into a square of
 * `side` where one is given. Whatever is shown of an image and every copy that is sent of it comes
 * through here, so that they cannot differ in colour or place.
 * @throws when they cannot be decoded
 */
export async function uprightPixels(
  { path, mime }: Pick<Original, "path" | "mime">,
  side?: number,
): Promise<Pixels> {
  const { image, deepSpace } = await openImage(path, mime);
  const upright = image.autoOrient();
  const sized =
    side === undefined
      ? upright
      : upright.resize(side, side, { fit: "inside", withoutEnlargement: true });
  if (!deepSpace) return sized.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const deep = await sized
    .toColourspace(deepSpace)
    .withIccProfile("srgb")
    .raw({ depth: "ushort" })
    .toBuffer({ resolveWithObject: true });
  return toEightBits(deep);
}

/** Rounded; sharp by itself cuts the lower bits off. */
function toEightBits({ data, info: { width, height, channels } }: Pixels): Promise<Pixels> {
  const values = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  return sharp(values, { raw: { width, height, channels }, limitInputPixels: false })
    .linear((255 * 256) / 65_535, 128)
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
}

/** Decoded pixels, to be worked on. */
export function fromPixels({ data, info: { width, height, channels } }: Pixels) {
  // They have been judged when they were decoded.
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}
