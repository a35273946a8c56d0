import sharp from "sharp";
import type { InputFacts } from "@/lib/core/generation/preparation";
import { type ImageMime, imageMimeSchema } from "@/lib/core/models/image-mime";
import { plainBmp } from "./bmp-file";

/** A picture to make: its size, and what is unusual about it. */
export interface ImageSpec {
  width: number;
  height: number;
  format?: "png" | "jpeg" | "webp" | "gif" | "tiff" | "avif" | "bmp";
  alpha?: boolean;
  /** Padded after its end to this length. */
  bytes?: number;
}

const made = new Map<string, Promise<Buffer>>();

/** The file of a plain picture; made only once for each spec. */
export function imageFile(spec: ImageSpec): Promise<Buffer> {
  const key = JSON.stringify(spec);
  const file = made.get(key) ?? make(spec);
  made.set(key, file);
  return file;
}

async function make({ width, height, format = "png", alpha = false, bytes }: ImageSpec) {
  const channels = alpha ? 4 : 3;
  const background = { r: 120, g: 160, b: 170, alpha: 0.5 };
  const picture = sharp({ create: { width, height, channels, background } });
  const file = format === "bmp" ? asBmp(width, height) : await picture[format]().toBuffer();
  return bytes === undefined ? file : Buffer.concat([file], bytes);
}

function asBmp(width: number, height: number): Buffer {
  return plainBmp(width, height, Buffer.alloc(width * height * 3, 160));
}

const written = new WeakMap<Buffer, string>();

/** The picture as it goes into a body; encoded only once for each file. */
export async function dataUri(spec: ImageSpec): Promise<string> {
  const file = await imageFile(spec);
  const text = written.get(file) ?? `data:${mimeOf(spec)};base64,${file.toString("base64")}`;
  written.set(file, text);
  return text;
}

const mimeOf = ({ format = "png" }: ImageSpec): ImageMime =>
  imageMimeSchema.parse(`image/${format}`);

/** The facts that the studio would store about the picture. */
export async function factsOf(spec: ImageSpec): Promise<InputFacts> {
  return {
    width: spec.width,
    height: spec.height,
    bytes: (await imageFile(spec)).byteLength,
    mime: mimeOf(spec),
    orientation: 1,
    hasAlpha: spec.alpha ?? false,
  };
}
