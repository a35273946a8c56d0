import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { openImage } from "./open-image";

const renditions = ["preview", "thumb"] as const;
export type Rendition = (typeof renditions)[number];

/** The longest side of each rendition in pixels. */
const longestSide = { preview: 2048, thumb: 384 } satisfies Record<Rendition, number>;

/** Small upright sRGB copies of originals; each can be made again at any time. */
export interface DerivativeStore {
  /**
   * Makes both renditions and the ThumbHash of an image in one pass over its pixels.
   * @throws when the pixels cannot be decoded
   */
  make: (original: Original) => Promise<{ thumbhash: string }>;
  /** The path of a rendition; made first where it is missing. */
  pathOf: (rendition: Rendition, original: Original) => Promise<string>;
}

interface Original {
  path: string;
  sha256: string;
  mime: string;
}

export function openDerivativeStore(folder: string): DerivativeStore {
  const place = (rendition: Rendition, sha256: string) =>
    join(folder, sha256.slice(0, 2), `${sha256}-${rendition}.webp`);

  const make: DerivativeStore["make"] = async (original) => {
    const { preview, thumb, thumbhash } = await render(original);
    await save(place("preview", original.sha256), preview);
    await save(place("thumb", original.sha256), thumb);
    return { thumbhash };
  };

  return {
    make,
    async pathOf(rendition, original) {
      const path = place(rendition, original.sha256);
      const exists = await stat(path).catch(() => undefined);
      if (!exists) await make(original);
      return path;
    },
  };
}

async function render({ path, mime }: Original) {
  const preview = await (await openImage(path, mime))
    .autoOrient()
    .resize(longestSide.preview, longestSide.preview, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = preview.info;
  const fromPreview = () => sharp(preview.data, { raw: { width, height, channels } });

  const [previewFile, thumbFile, tiny] = await Promise.all([
    fromPreview().webp({ quality: 88, effort: 2 }).toBuffer(),
    fromPreview()
      .resize(longestSide.thumb, longestSide.thumb, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 78, effort: 4 })
      .toBuffer(),
    fromPreview()
      .resize(100, 100, { fit: "inside" })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true }),
  ]);
  const hash = rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data);
  return {
    preview: previewFile,
    thumb: thumbFile,
    thumbhash: Buffer.from(hash).toString("base64"),
  };
}

async function save(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}
