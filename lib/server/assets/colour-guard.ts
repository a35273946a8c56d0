import "server-only";
import { readFile } from "node:fs/promises";
import type { Failure } from "@/lib/core/api/generation";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { type AssetRow, findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { originalIn } from "./blobs/original";
import type { AssetStores } from "./ingest";
import { sharp } from "./loaders";
import type { PreparedInput } from "./prepare";

/** Each side is divided into this many parts; the check compares their average colours. */
const parts = 4;
/** Both images are first scaled to one size, so that an edge falls in the same part of each. */
const sidePx = 128;
/**
 * The largest difference allowed between a channel's averages, of 255. Compressing and scaling the
 * hardest pictures stays within 3; reading sRGB as Display P3 shifts a plain red by 25.
 */
const mostApart = 12;

type Stores = Pick<AssetStores, "database" | "blobs" | "derivatives">;

/**
 * The last check before anything is paid for: never send a copy whose colours differ from what a
 * person saw of its original, whatever went wrong.
 * @returns why the call cannot be made, or undefined if all is well
 */
export async function colourFailure(
  stores: Stores,
  { inputs }: GenerationRequest,
  prepared: PreparedInput[],
): Promise<Failure | undefined> {
  const assets = await findAssetRows(
    stores.database,
    inputs.map(({ assetId }) => assetId),
  );
  for (const [index, input] of prepared.entries()) {
    const asset = assets[index];
    // An original is sent byte for byte.
    if (!asset || input.changes.length === 0) continue;
    if (await haveSameColours(stores, asset, input.content)) continue;
    return {
      code: "studio.coloursDiffer",
      message: "The copy of an input image has other colours than its preview.",
    };
  }
  return undefined;
}

async function haveSameColours(
  { blobs, derivatives }: Stores,
  asset: AssetRow,
  copy: Buffer,
): Promise<boolean> {
  const path = await derivatives.pathOf("preview", originalIn(blobs, asset));
  // Read the file here: given its path, sharp may use a cached older version.
  const seen = await averages(await readFile(path));
  const sent = await averages(copy);
  return seen.every((value, index) => Math.abs(value - (sent[index] ?? 0)) <= mostApart);
}

/** The average colour of each part, on white. */
async function averages(image: Buffer): Promise<number[]> {
  const pixels = await sharp(image, { limitInputPixels: false })
    .flatten({ background: "#ffffff" })
    .resize(sidePx, sidePx, { fit: "fill" })
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  const partPx = sidePx / parts;
  const sums = new Array<number>(parts * parts * 3).fill(0);
  for (const [index, value] of pixels.entries()) {
    const place = Math.floor(index / 3);
    const row = Math.floor(place / sidePx / partPx);
    const column = Math.floor((place % sidePx) / partPx);
    const channel = (row * parts + column) * 3 + (index % 3);
    sums[channel] = (sums[channel] ?? 0) + value;
  }
  return sums.map((sum) => sum / partPx ** 2);
}
