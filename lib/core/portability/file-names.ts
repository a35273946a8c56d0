import type { ImageMime } from "../models/image-mime";

const extensions = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/gif": ["gif"],
  "image/tiff": ["tif", "tiff"],
  "image/avif": ["avif"],
  "image/bmp": ["bmp"],
} satisfies Record<ImageMime, [string, ...string[]]>;

const utf8 = new TextEncoder();

/** In UTF-8. File systems allow 255 bytes; a number and an extension follow. */
const longestStemBytes = 200;

/** Names that Windows takes for a device, whatever the extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Characters that some file system forbids in a name, or takes for a folder separator. */
const isForbidden = (character: string) =>
  '\\/:*?"<>|'.includes(character) || (character.codePointAt(0) ?? 0) < 0x20;

/** The end of a name that tells the kind of file; "Version 1.25" has none. */
const extension = /\.([a-z][a-z0-9]{1,4})$/i;

/** A file name without its extension that every system accepts. */
function stemOf(name: string): string {
  const withoutExtension = name.replace(extension, "");
  const [...characters] = withoutExtension.toWellFormed().normalize("NFC");
  let room = longestStemBytes;
  const stem = characters
    .map((character) => (isForbidden(character) ? "_" : character))
    .filter((character) => {
      room -= utf8.encode(character).byteLength;
      return room >= 0;
    })
    .join("")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  if (stem === "") return "image";
  return device.test(stem) ? `_${stem}` : stem;
}

/**
 * The extension follows the content, not the name; if two extensions mean that content, the given
 * one stays.
 */
function partsOf(name: string, mime: ImageMime): { stem: string; extension: string } {
  const known: readonly [string, ...string[]] = extensions[mime];
  const given = extension.exec(name)?.[1]?.toLowerCase();
  return { stem: stemOf(name), extension: known.find((one) => one === given) ?? known[0] };
}

/** The name under which an image is saved, whatever its name in the library. */
export function fileNameOf(name: string, mime: ImageMime): string {
  const { stem, extension } = partsOf(name, mime);
  return `${stem}.${extension}`;
}

/**
 * Gives each image a readable name that is unique even when case is ignored.
 * @returns a function that gives a different name with every call
 */
export function fileNames(): (name: string, mime: ImageMime) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return (name, mime) => {
    const { stem, extension } = partsOf(name, mime);
    const key = `${stem}.${extension}`.toLowerCase();
    for (let number = next.get(key) ?? 1; ; number += 1) {
      const candidate = number === 1 ? `${stem}.${extension}` : `${stem} (${number}).${extension}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      next.set(key, number + 1);
      return candidate;
    }
  };
}
