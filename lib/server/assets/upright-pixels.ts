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
 * `side` where one is given. Whatever is shown of an image comes through here, so that a preview and
 * the tiles that are laid over it cannot differ in colour or place.
 * @throws when they cannot be decoded
 */
export async function uprightPixels({ path, mime }: Original, side?: number): Promise<Pixels> {
  const image = (await openImage(path, mime)).autoOrient();
  const sized =
    side === undefined
      ? image
      : image.resize(side, side, { fit: "inside", withoutEnlargement: true });
  return sized.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
}

/** Decoded pixels, to be worked on. */
export function fromPixels({ data, info: { width, height, channels } }: Pixels) {
  // They have been judged when they were decoded.
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}
