import "server-only";
import type { IdentifiedImage, Refusal } from "../identify";
import type { Original, Pixels } from "../pixels";
import { type Lane, openLane } from "./lane";
import { coloursResultSchema, identityResultSchema, pixelsResultSchema, type Task } from "./task";
import { isLight, isTooHeavy, type Weight, weigh } from "./weight";

/**
 * The one way to every image's pixels: in threads of their own, in turn. Heavy images take turns among
 * themselves, one at a time, so that the memory is bounded and whoever sends a small one does not wait
 * for them.
 */
interface Decoder {
  light: Lane;
  heavy: Lane;
}

declare global {
  /** One a process, whatever opens and closes in it. */
  var swatchboxDecoder: Decoder | undefined;
}

function decoder(): Decoder {
  // Node works on files with four threads, and so does sharp: one is left for everything else.
  globalThis.swatchboxDecoder ??= { light: openLane(2), heavy: openLane(1) };
  return globalThis.swatchboxDecoder;
}

async function decode<Result>(
  task: Task,
  then: (result: unknown) => Promise<Result> | Result,
  weight?: Weight,
): Promise<Result> {
  const lane = isLight(weight ?? (await weigh(task.path))) ? decoder().light : decoder().heavy;
  return lane.inTurn(async () => then(await lane.ask(task)));
}

/** Reads what a file is from its content; its name and its declared type do not count. */
export async function identifyImage(path: string): Promise<IdentifiedImage | Refusal> {
  const weight = await weigh(path);
  if (isTooHeavy(weight)) return "image.tooManyPixels";
  return decode({ kind: "identify", path }, (result) => identityResultSchema.parse(result), weight);
}

/** Whether a file is read in another way, or in other colours, than by sharp alone. */
export function hasColoursOfItsOwn(path: string, mime: string): Promise<boolean> {
  return decode({ kind: "tellColours", path, mime }, (result) => coloursResultSchema.parse(result));
}

/**
 * Works on the pixels of an image, upright and in sRGB, alpha kept; scaled down to fit into a square
 * of `side` where one is given. The next image has its turn when the work is done.
 * @throws when they cannot be decoded
 */
export function withPixels<Result>(
  { path, mime }: Pick<Original, "path" | "mime">,
  side: number | undefined,
  work: (pixels: Pixels) => Promise<Result>,
): Promise<Result> {
  const task = { kind: "pixels", path, mime, side } as const;
  return decode(task, (result) => {
    const { data, info } = pixelsResultSchema.parse(result);
    return work({ data: Buffer.from(data.buffer, data.byteOffset, data.byteLength), info });
  });
}
