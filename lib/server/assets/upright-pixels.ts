import "server-only";
import type { Sharp } from "sharp";
import { toSrgbBytes } from "@/lib/core/image-files/icc/convert";
import type { SimpleProfile } from "@/lib/core/image-files/icc/profile";
import type { ColourWay } from "./colour-way";
import { sharp } from "./loaders";
import { openImage } from "./open-image";
import type { DecodedPixels } from "./pixels";

/**
 * The pixels of an image, upright and in sRGB, with alpha, scaled down to fit a square of `side`
 * pixels if given. Runs in a decoding thread. Everything shown of an image and every copy sent of
 * it comes from here, so that they cannot differ in colour or position.
 * @throws if they cannot be decoded
 */
export async function uprightPixels(
  { path, mime }: { path: string; mime: string },
  side?: number,
): Promise<DecodedPixels> {
  const { image, colours, release } = await openImage(path, mime);
  return decoded(image, colours, side).finally(release);
}

async function decoded(image: Sharp, colours: ColourWay, side?: number): Promise<DecodedPixels> {
  const upright = image.autoOrient();
  const sized =
    side === undefined
      ? upright
      : upright.resize(side, side, { fit: "inside", withoutEnlargement: true });
  switch (colours.kind) {
    case "bySharp":
      return sized.toColourspace("srgb").raw().toBuffer(whole);
    case "rounded":
      return inEightBits(sized);
    case "byProfile":
      return colours.isDeep
        ? converted(await deepPixels(sized.toColourspace("rgb16")), colours.profile)
        : converted(await sized.toColourspace("srgb").raw().toBuffer(whole), colours.profile);
    case "byTables": {
      const { data, info } = await deepPixels(
        sized.toColourspace(colours.space).withIccProfile("srgb"),
      );
      const { width, height, channels } = info;
      const raw = { width, height, channels };
      return inEightBits(sharp(data, { raw, limitInputPixels: false }));
    }
  }
}

const whole = { resolveWithObject: true } as const;

/** Rounds 16 bits to 8; sharp by itself truncates. */
function inEightBits(image: Sharp): Promise<DecodedPixels> {
  return image
    .linear((255 * 256) / 65_535, 128)
    .toColourspace("srgb")
    .raw()
    .toBuffer(whole);
}

async function deepPixels(image: Sharp) {
  const { data, info } = await image.raw({ depth: "ushort" }).toBuffer(whole);
  const values = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  return { data: values, info };
}

async function converted(
  { data, info }: { data: Uint8Array | Uint16Array; info: DecodedPixels["info"] },
  profile: SimpleProfile,
): Promise<DecodedPixels> {
  const channels = info.channels === 4 ? 4 : 3;
  const bytes = await toSrgbBytes({ values: data, channels }, profile);
  return { data: Buffer.from(bytes.buffer), info };
}
