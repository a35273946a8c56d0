import "server-only";
import type { Metadata, Sharp } from "sharp";
import { type ColourWay, colourWay } from "./colour-way";
import { readableBmp } from "./formats/bmp";
import { readableGif } from "./formats/gif";
import { readableJpeg } from "./formats/jpeg";
import type { ReadableImage } from "./formats/readable-image";
import { readableTiff } from "./formats/tiff";
import { sharp } from "./loaders";
import { maxPixels } from "./max-pixels";
import { free } from "./pixels";

/** An image in any accepted format, ready to work on. */
export interface OpenedImage {
  image: Sharp;
  metadata: Metadata;
  colours: ColourWay;
  /** Whether other programs may read the file wrong or not at all. */
  isIrregular: boolean;
  /** Frees its memory. Nothing may be derived from it afterwards. */
  release: () => void;
}

/**
 * The only way to open an image, whatever its format and purpose.
 * @throws if it cannot be read; a failure to decode its pixels shows only when they are requested
 */
export async function openImage(path: string, mime: string): Promise<OpenedImage> {
  const { source, raw, isIrregular } = await readable(path, mime);
  // Raw pixels were checked when they were decoded; a header may be read at any size.
  const open = (ignoreIcc: boolean, limitInputPixels: number | false) =>
    raw
      ? sharp(source, { raw, limitInputPixels: false })
      : sharp(source, { limitInputPixels, ignoreIcc, failOn: failOn(mime) });
  const metadata = await open(false, false).metadata();
  const colours = await colourWay(metadata);
  const image = open(colours.kind !== "bySharp", maxPixels);
  const release = () => {
    if (typeof source !== "string") free(source);
  };
  return { image, metadata, colours, isIrregular, release };
}

function readable(path: string, mime: string): Promise<ReadableImage> | ReadableImage {
  switch (mime) {
    case "image/bmp":
      return readableBmp(path);
    case "image/gif":
      return readableGif(path);
    case "image/jpeg":
      return readableJpeg(path);
    case "image/tiff":
      return readableTiff(path);
    default:
      return { source: path, isIrregular: false };
  }
}

/** A TIFF's warnings are about tags that nobody needs; those of other formats are about pixels. */
const failOn = (mime: string) => (mime === "image/tiff" ? "error" : "warning");
