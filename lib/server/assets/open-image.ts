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

/** An image of any kept format, ready to be worked on. */
export interface OpenedImage {
  image: Sharp;
  metadata: Metadata;
  colours: ColourWay;
  /** Whether other programs may read the file wrong or not at all. */
  isIrregular: boolean;
  /** Gives back the memory that it takes. Nothing may be made of it any more. */
  release: () => void;
}

/**
 * The one way in which an image is opened, whatever its format and whatever it is opened for.
 * @throws when it cannot be read; that its pixels can be decoded shows when they are asked for
 */
export async function openImage(path: string, mime: string): Promise<OpenedImage> {
  const { source, raw, isIrregular } = await readable(path, mime);
  // Pixels have been judged when they were decoded; what a header says may be read of any size.
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

/** A TIFF's warnings are about tags that nobody needs; of other formats they are about pixels. */
const failOn = (mime: string) => (mime === "image/tiff" ? "error" : "warning");
