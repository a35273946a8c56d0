import { createHash } from "node:crypto";
import sharp from "sharp";
import { randomFrom } from "../random.ts";
import { standInSvg } from "./marks.ts";
import { sceneSvg } from "./scene.ts";

/** The boxes in the documents refer to a picture of this size. */
const size = { width: 1696, height: 960 };

/** A marked picture in place of one that only a network has; the same for the same address. */
export async function standInPicture(address: string): Promise<Buffer> {
  const { width, height } = size;
  const seed = createHash("sha256").update(address).digest().readUInt32BE(0);
  const scene = sceneSvg(address, width, height, randomFrom(seed));
  return sharp(Buffer.from(scene))
    .composite([{ input: Buffer.from(standInSvg(width, height)) }])
    .removeAlpha()
    .png({ compressionLevel: 3 })
    .toBuffer();
}
