import "server-only";
import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { Model } from "@/lib/core/models/model";
import type { AssetTable } from "../db/schema";
import type { BlobStore } from "./blob-store";
import { maxPixels } from "./identify";

/**
 * An asset as a data URI that the model takes. An original that conforms goes out byte for byte;
 * one that is turned by EXIF, has an alpha channel or another format is sent as an upright opaque
 * copy of the same size, so that boxes need no mapping. W27-ja, image.
 */
export async function preparedInput(
  asset: AssetTable,
  model: Model,
  blobs: BlobStore,
): Promise<string> {
  const path = blobs.pathOf(asset.sha256);
  const conforms =
    asset.orientation === 1 &&
    (model.inputs.alpha || asset.has_alpha === 0) &&
    model.inputs.formats.some((format) => format === asset.mime);
  if (conforms) return dataUri(asset.mime, await readFile(path));

  const upright = sharp(path, { limitInputPixels: maxPixels })
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb");
  // A photo stays a photo: as PNG it could grow beyond the model's limit of bytes.
  const isPhoto = asset.mime === "image/jpeg" || asset.mime === "image/avif";
  return isPhoto
    ? dataUri(
        "image/jpeg",
        await upright.jpeg({ quality: 97, chromaSubsampling: "4:4:4" }).toBuffer(),
      )
    : dataUri("image/png", await upright.png().toBuffer());
}

function dataUri(mime: string, content: Buffer): string {
  return `data:${mime};base64,${content.toString("base64")}`;
}
