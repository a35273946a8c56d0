import { deepHeadBytes, isDeep } from "@/lib/core/image-files/deep";
import { countedSide } from "./counted-side";

/** Decoded once a file, however often its colours are asked for. */
const decoded = new WeakMap<Blob, Promise<Blob | ImageBitmap>>();

/**
 * A picture from the disk, in the form in which its colours can be read to within one of 255. Where
 * there are more than 8 bits a channel, Chromium makes 8 of them before it converts them to sRGB,
 * and a colour of a wide gamut can be two off. Only an image element keeps them all, and only the
 * page has one, so that such a picture is not decoded in the worker.
 * @throws if it is deep and cannot be decoded
 */
export function exactPicture(file: Blob): Promise<Blob | ImageBitmap> {
  const known = decoded.get(file) ?? exactly(file);
  decoded.set(file, known);
  return known;
}

async function exactly(file: Blob): Promise<Blob | ImageBitmap> {
  const head = new Uint8Array(await file.slice(0, deepHeadBytes).arrayBuffer());
  return isDeep(head) ? decodeInPage(file) : file;
}

async function decodeInPage(file: Blob): Promise<ImageBitmap> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    const scale = Math.min(1, countedSide / Math.max(image.naturalWidth, image.naturalHeight));
    return await createImageBitmap(image, {
      resizeWidth: Math.max(1, Math.round(image.naturalWidth * scale)),
      resizeHeight: Math.max(1, Math.round(image.naturalHeight * scale)),
      // Single pixels, as in the worker: colours that are not in the picture must not be counted.
      resizeQuality: "pixelated",
    });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
