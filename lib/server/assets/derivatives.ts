import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { WebpOptions } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { previewSidePx } from "@/lib/core/stage/tiles";
import { makeFolderWithin } from "../private-files";
import { withPixels } from "./decoding/decoder";
import { type DecodedPixels, fromPixels, isFlat, type Original } from "./pixels";

const renditions = ["preview", "thumb"] as const;
export type Rendition = (typeof renditions)[number];

/** The longest side of each rendition in pixels. */
const longestSide = { preview: previewSidePx, thumb: 384 } satisfies Record<Rendition, number>;

/** Small upright sRGB copies of originals. Each can be made again at any time. */
export interface DerivativeStore {
  /**
   * Makes both renditions and the ThumbHash of an image in one pass over its pixels.
   * @throws if the pixels cannot be decoded
   */
  make: (original: Original) => Promise<{ thumbhash: string }>;
  /**
   * Makes only the thumb, which the library shows, in a third of the time; `pathOf` makes the
   * preview later.
   * @throws if the pixels cannot be decoded
   */
  makeThumb: (original: Original) => Promise<{ thumbhash: string }>;
  /** The path of a rendition. Makes the file first if it is missing or truncated. */
  pathOf: (rendition: Rendition, original: Original) => Promise<string>;
  remove: (sha256: string) => Promise<void>;
}

export async function openDerivativeStore(folder: string): Promise<DerivativeStore> {
  const incoming = join(folder, "incoming");
  // Nothing refers to files that an earlier process left half-written.
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  const save = (path: string, content: Uint8Array) => saveBy(incoming, path, content);
  const place = (rendition: Rendition, sha256: string) =>
    join(folder, sha256.slice(0, 2), `${sha256}-${rendition}.webp`);

  const make: DerivativeStore["make"] = async (original) => {
    const { preview, thumb, thumbhash } = await withPixels(original, longestSide.preview, render);
    await save(place("preview", original.sha256), preview);
    await save(place("thumb", original.sha256), thumb);
    return { thumbhash };
  };

  const makeThumb: DerivativeStore["makeThumb"] = async (original) => {
    const { thumb, thumbhash } = await withPixels(original, longestSide.thumb, renderThumb);
    await save(place("thumb", original.sha256), thumb);
    return { thumbhash };
  };

  /** Both if both are missing, since reading the pixels takes the most time. */
  const makePreview = async (original: Original) => {
    if (!(await isWholeWebp(place("thumb", original.sha256)))) return make(original);
    const preview = await withPixels(original, longestSide.preview, renderPreview);
    await save(place("preview", original.sha256), preview);
  };

  // Requests for the same rendition share one pass.
  const underWay = new Map<string, Promise<unknown>>();
  const makeMissing = (rendition: Rendition, original: Original) => {
    const keyOf = (one: Rendition) => `${one} ${original.sha256}`;
    const known = underWay.get(keyOf(rendition));
    if (known) return known;
    // If a thumb is being made already, the preview does not make another.
    const thumbComes = Promise.resolve(underWay.get(keyOf("thumb"))).catch(() => undefined);
    const making =
      rendition === "thumb" ? makeThumb(original) : thumbComes.then(() => makePreview(original));
    // A preview under way makes the missing thumb too.
    const made: Rendition[] = rendition === "thumb" ? ["thumb"] : ["preview", "thumb"];
    const keys = made.map(keyOf).filter((key) => !underWay.has(key));
    const promise = making.finally(() => {
      for (const key of keys) underWay.delete(key);
    });
    for (const key of keys) underWay.set(key, promise);
    return promise;
  };

  return {
    make,
    makeThumb,
    async pathOf(rendition, original) {
      const path = place(rendition, original.sha256);
      if (!(await isWholeWebp(path))) await makeMissing(rendition, original);
      return path;
    },
    async remove(sha256) {
      for (const rendition of renditions) await rm(place(rendition, sha256), { force: true });
    },
  };
}

async function render(pixels: DecodedPixels) {
  const [preview, small] = await Promise.all([renderPreview(pixels), renderThumb(pixels)]);
  return { preview, ...small };
}

const renderPreview = (pixels: DecodedPixels) => packed(pixels, { quality: 88, effort: 2 });

/** A screen in flat colours takes 94 ms and 26 kB without loss, 27 ms and 36 kB with it. */
const packed = (pixels: DecodedPixels, lossy: WebpOptions) =>
  fromPixels(pixels)
    .webp(isFlat(pixels) ? { lossless: true, effort: 1 } : lossy)
    .toBuffer();

async function renderThumb(pixels: DecodedPixels) {
  const [thumb, tiny] = await Promise.all([
    fromPixels(pixels)
      .resize(longestSide.thumb, longestSide.thumb, { fit: "inside", withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true })
      .then((small) => packed(small, { quality: 78, effort: 4 })),
    fromPixels(pixels)
      .resize(100, 100, { fit: "inside" })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  ]);
  const hash = rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data);
  return { thumb, thumbhash: Buffer.from(hash).toString("base64") };
}

async function saveBy(incoming: string, path: string, content: Uint8Array): Promise<void> {
  const temporary = join(incoming, randomUUID());
  try {
    await writeFile(temporary, content);
    await makeFolderWithin(dirname(path));
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** A RIFF file starts with its length; a power cut can leave a file empty or truncated. */
async function isWholeWebp(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const { size } = await file.stat();
    return (
      bytesRead === 8 &&
      buffer.toString("latin1", 0, 4) === "RIFF" &&
      buffer.readUInt32LE(4) + 8 === size
    );
  } finally {
    await file.close();
  }
}
