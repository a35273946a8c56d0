import type { ImageMime } from "../models/image-mime";
import { isCameraRaw } from "./tiff/pages";

/** How much of a file reveals its format, except for TIFF, whose directory can be anywhere. */
export const formatHeadBytes = 4096;

const ascii = (head: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...head.subarray(from, to));

const startsWith = (head: Uint8Array, signature: string) =>
  ascii(head, 0, signature.length) === signature;

/** How files of other formats begin: pictures that people have but the studio does not take. */
const otherSignatures = [
  // Adobe: Photoshop, PDF and Illustrator, EPS.
  "8BPS",
  "%PDF",
  "%!PS",
  "\xc5\xd0\xd3\xc6",
  // Windows: icon, cursor, metafiles.
  "\0\0\x01\0",
  "\0\0\x02\0",
  "\xd7\xcd\xc6\x9a",
  // JPEG 2000 and JPEG XL, each bare and boxed; JPEG XR.
  "\xff\x4f\xff\x51",
  "\0\0\0\x0cjP  ",
  "\xff\x0a",
  "\0\0\0\x0cJXL ",
  "II\xbc",
  // Cameras: Fujifilm, Olympus, Panasonic, Sigma, Minolta.
  "FUJIFILMCCD-RAW",
  "IIRO",
  "IIRS",
  "MMOR",
  "IIU\0",
  "FOVb",
  "\0MRM",
  // OpenEXR, Radiance, DDS, GIMP, QOI, Farbfeld, MNG, DjVu, BPG, FLIF, Sun raster, X pixmap, Apple
  // icon.
  "\x76\x2f\x31\x01",
  "#?RADIANCE",
  "#?RGBE",
  "DDS ",
  "gimp xcf",
  "qoif",
  "farbfeld",
  "\x8aMNG",
  "AT&TFORM",
  "BPG\xfb",
  "FLIF",
  "\x59\xa6\x6a\x95",
  "/* XPM */",
  "icns",
];

/** ISO media files with AV1 stills name this brand; related ones use other codecs or are video. */
const avifBrands = ["avif", "avis"];

/**
 * The format of a file by its content, ignoring its name and declared type.
 * @param content the whole file, or `formatHeadBytes` of it
 * @param tail its last bytes, at least 18 of them
 * @returns undefined if it is not a picture of a known format
 */
export function formatOf(content: Uint8Array, tail: Uint8Array): ImageMime | "other" | undefined {
  const head = content.subarray(0, formatHeadBytes);
  if (startsWith(head, "\xff\xd8\xff")) return "image/jpeg";
  if (startsWith(head, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (startsWith(head, "GIF87a") || startsWith(head, "GIF89a")) return "image/gif";
  if (startsWith(head, "RIFF") && ascii(head, 8, 12) === "WEBP") return "image/webp";
  if (ascii(head, 4, 8) === "ftyp") return isoFormat(head);
  if (startsWith(head, "BM") && head.length >= 26) return "image/bmp";
  if (["II*\0", "II+\0", "MM\0*", "MM\0+"].some((signature) => startsWith(head, signature))) {
    return isCameraRaw(content) ? "other" : "image/tiff";
  }
  if (otherSignatures.some((signature) => startsWith(head, signature))) return "other";
  const isOther =
    isNetpbm(head) || isPcx(head) || isTarga(head, tail) || isAmiga(head) || isDrawn(head);
  return isOther ? "other" : undefined;
}

function isoFormat(head: Uint8Array): ImageMime | "other" {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const end = Math.min(view.getUint32(0), head.length);
  for (let at = 8; at + 4 <= end; at += 4) {
    // The second field is a version.
    if (at !== 12 && avifBrands.includes(ascii(head, at, at + 4))) return "image/avif";
  }
  return "other";
}

const isNetpbm = (head: Uint8Array) => /^P[1-7fF][\s#]/.test(ascii(head, 0, 3));

/** A second-version Targa says so at its end; an older one only looks like a Targa. */
function isTarga(head: Uint8Array, tail: Uint8Array): boolean {
  if (ascii(tail.subarray(-18), 0, 16) === "TRUEVISION-XFILE") return true;
  if (head.length < 18) return false;
  const [hasMap = 0, kind = 0, bits = 0] = [head[1], head[2], head[16]];
  const isKind = hasMap === 0 ? [2, 3, 10, 11].includes(kind) : [1, 9].includes(kind);
  const hasSize = (head[12] || head[13]) && (head[14] || head[15]);
  return hasMap <= 1 && isKind && Boolean(hasSize) && [8, 15, 16, 24, 32].includes(bits);
}

const isPcx = (head: Uint8Array) =>
  head[0] === 10 &&
  (head[1] ?? 9) <= 5 &&
  (head[2] ?? 9) <= 1 &&
  [1, 2, 4, 8].includes(head[3] ?? 0);

const isAmiga = (head: Uint8Array) =>
  startsWith(head, "FORM") && ["ILBM", "PBM "].includes(ascii(head, 8, 12));

/** Drawings, such as SVG or an enhanced metafile, have no pixels of their own. */
const isDrawn = (head: Uint8Array) =>
  ascii(head, 40, 44) === " EMF" || /<svg[\s>]/.test(ascii(head, 0, head.length));
