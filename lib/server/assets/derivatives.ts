import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { rgbaToThumbHash } from "thumbhash";
import { previewSidePx } from "@/lib/core/canvas/tiles";
import { withPixels } from "./decoding/decoder";
import { fromPixels, type Original, type Pixels } from "./pixels";

const renditions = ["preview", "thumb"] as const;
export type Rendition = (typeof renditions)[number];

/** The longest side of each rendition in pixels. */
const longestSide = { preview: previewSidePx, thumb: 384 } satisfies Record<Rendition, number>;

/** Small upright sRGB copies of originals; each can be made again at any time. */
export interface DerivativeStore {
  /**
   * Makes both renditions and the ThumbHash of an image in one pass over its pixels.
   * @throws when the pixels cannot be decoded
   */
  make: (original: Original) => Promise<{ thumbhash: string }>;
  /**
   * Makes only what a library shows, in a third of the time; the preview follows by `pathOf`.
   * @throws when the pixels cannot be decoded
   */
  makeThumb: (original: Original) => Promise<{ thumbhash: string }>;
  /** The path of a rendition; made first where it is missing. */
  pathOf: (rendition: Rendition, original: Original) => Promise<string>;
  remove: (sha256: string) => Promise<void>;
}

export function openDerivativeStore(folder: string): DerivativeStore {
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

  // Several who ask for the same rendition wait for one.
  const underWay = new Map<string, Promise<unknown>>();
  const makeMissing = (rendition: Rendition, original: Original) => {
    const key = `${original.sha256}-${rendition}`;
    const making = rendition === "thumb" ? makeThumb : make;
    const promise = underWay.get(key) ?? making(original).finally(() => underWay.delete(key));
    underWay.set(key, promise);
    return promise;
  };

  return {
    make,
    makeThumb,
    async pathOf(rendition, original) {
      const path = place(rendition, original.sha256);
      const exists = await stat(path).catch(() => undefined);
      if (!exists) await makeMissing(rendition, original);
      return path;
    },
    async remove(sha256) {
      for (const rendition of renditions) await rm(place(rendition, sha256), { force: true });
    },
  };
}

async function render(pixels: Pixels) {
  const [preview, small] = await Promise.all([
    fromPixels(pixels).webp({ quality: 88, effort: 2 }).toBuffer(),
    renderThumb(pixels),
  ]);
  return { preview, ...small };
}

async function renderThumb(pixels: Pixels) {
  const [thumb, tiny] = await Promise.all([
    fromPixels(pixels)
      .resize(longestSide.thumb, longestSide.thumb, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 78, effort: 4 })
      .toBuffer(),
    fromPixels(pixels)
      .resize(100, 100, { fit: "inside" })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  ]);
  const hash = rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data);
  return { thumb, thumbhash: Buffer.from(hash).toString("base64") };
}

async function save(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}
