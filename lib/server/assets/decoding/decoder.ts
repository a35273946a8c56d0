import "server-only";
import type { IdentifiedImage, ImageRefusal } from "../identify";
import type { DecodedPixels, Original } from "../pixels";
import { type Lane, openLane } from "./lane";
import {
  coloursResultSchema,
  type DecodingTask,
  identityResultSchema,
  pixelsResultSchema,
} from "./task";
import { isLight, isTooHeavy, type Weight, weigh } from "./weight";

/**
 * The only way to any image's pixels: decoding threads that take work in turn. Heavy images have
 * their own thread and go one at a time, which bounds memory and keeps small images from waiting
 * for them.
 */
interface Decoder {
  light: Lane;
  heavy: Lane;
}

declare global {
  /** One per process, whatever opens and closes in it. */
  var swatchboxDecoder: Decoder | undefined;
}

function decoder(): Decoder {
  // Node does file work on four threads, and so does sharp: this leaves one for everything else.
  globalThis.swatchboxDecoder ??= { light: openLane(2), heavy: openLane(1) };
  return globalThis.swatchboxDecoder;
}

async function decode<Result>(
  task: DecodingTask,
  then: (result: unknown) => Promise<Result> | Result,
  weight?: Weight,
): Promise<Result> {
  const lane = isLight(weight ?? (await weigh(task.path))) ? decoder().light : decoder().heavy;
  return lane.inTurn(async () => then(await lane.ask(task)));
}

/** Identifies a file from its content; ignores its name and declared type. */
export async function identifyImage(path: string): Promise<IdentifiedImage | ImageRefusal> {
  const weight = await weigh(path);
  if (isTooHeavy(weight)) return "image.tooManyPixels";
  return decode({ kind: "identify", path }, (result) => identityResultSchema.parse(result), weight);
}

/** Whether the file needs more than plain sharp to be read with the right colours. */
export function hasColoursOfItsOwn(path: string, mime: string): Promise<boolean> {
  return decode({ kind: "tellColours", path, mime }, (result) => coloursResultSchema.parse(result));
}

/**
 * Works on an image's pixels, upright and in sRGB, with alpha, scaled down to fit a square of
 * `side` pixels if given. The next image waits until the work is done.
 * @throws if they cannot be decoded
 */
export function withPixels<Result>(
  { withFile, mime }: Pick<Original, "withFile" | "mime">,
  side: number | undefined,
  work: (pixels: DecodedPixels) => Promise<Result>,
): Promise<Result> {
  return withFile((path) =>
    decode({ kind: "pixels", path, mime, side }, (result) => {
      const { data, info } = pixelsResultSchema.parse(result);
      return work({ data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), info });
    }),
  );
}
