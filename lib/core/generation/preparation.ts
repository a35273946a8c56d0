import type { PixelSize } from "../bbox/box";
import type { ImageMime } from "../models/image-mime";
import type { InputLimits } from "../models/model";
import { megabyte } from "../models/shared";
import { type InputChange, inputChanges } from "./input-change";

/** What the rules need to know about an image. Width and height are those of the upright image. */
export interface InputFacts extends PixelSize {
  bytes: number;
  mime: ImageMime;
  /** EXIF orientation; 1 if the stored pixels are upright. */
  orientation: number;
  hasAlpha: boolean;
  /** Animation frames or pages; 1 if missing. */
  frames?: number | undefined;
  /** Programs disagree on how to read such a file, if they read it at all. */
  isIrregular?: boolean | undefined;
}

/** The most this installation sends in one call. */
export interface SendingLimits {
  /** The longest body in bytes. Upstream documents no limit, so it is a setting. */
  bodyBytes: number;
  /** Whether images may go through upstream's upload path when a body would be too long. */
  uploads: boolean;
}

export const defaultSendingLimits: SendingLimits = {
  bodyBytes: 64 * megabyte,
  uploads: false,
};

/** How one image is sent: unchanged if `changes` is empty, otherwise as a copy of this size. */
export interface InputPlan extends PixelSize {
  changes: InputChange[];
  /** A copy must fit into this; for an original it is the exact size. */
  bytes: number;
}

interface SendingPlan {
  inputs: InputPlan[];
  /** The images' share of the body, in bytes of base64. */
  bodyBytes: number;
  /** Over the limit, and the user has not agreed to smaller copies. */
  isTooLarge: boolean;
  /** Over the limit, but the images may be uploaded beforehand. */
  usesUploads: boolean;
}

/** An upper bound for the text in a body: a prompt of Han characters and every parameter. */
const textBytes = 64 * 1024;
/** A copy may be larger than its original, because re-encoding undoes strong compression. */
const copyGrowth = 3;
const smallestCopy = 4 * 1024 * 1024;

const base64Length = (bytes: number) => Math.ceil(bytes / 3) * 4;

/**
 * How to change an image so that a model takes it. A conforming original is sent byte for byte.
 * Faults that no copy can fix (too small, too long) are left to validation.
 * @param capBytes a limit in bytes below the model's own
 */
export function planInput(
  image: InputFacts,
  limits: InputLimits,
  capBytes = limits.maxBytes,
): InputPlan {
  const longest = Math.max(image.width, image.height);
  const most = limits.sidePx?.max ?? Number.POSITIVE_INFINITY;
  const maxBytes = Math.min(limits.maxBytes, capBytes);
  const is: Record<InputChange, boolean> = {
    upright: image.orientation !== 1,
    // Upstream does not say which frame it would use.
    firstFrame: (image.frames ?? 1) > 1,
    repaired: image.isIrregular === true && limits.formats.includes(image.mime),
    opaque: image.hasAlpha && !limits.alpha,
    converted: !limits.formats.includes(image.mime),
    scaled: longest > most,
    compressed: image.bytes > maxBytes,
  };
  const changes = inputChanges.filter((change) => is[change]);
  const { width, height } = image;
  if (changes.length === 0) return { changes, width, height, bytes: image.bytes };
  const scale = Math.min(1, most / longest);
  return {
    changes,
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    bytes: Math.min(maxBytes, Math.max(smallestCopy, image.bytes * copyGrowth)),
  };
}

/**
 * How to send all images of a call so that its body stays within the limit.
 * @param agreesToSmaller whether the user agreed to send images smaller than they are
 */
export function planSending(
  images: InputFacts[],
  limits: InputLimits,
  sending: SendingLimits,
  agreesToSmaller: boolean,
): SendingPlan {
  const inputs = images.map((image) => planInput(image, limits));
  const bodyBytes = lengthOf(inputs);
  if (bodyBytes + textBytes <= sending.bodyBytes) {
    return { inputs, bodyBytes, isTooLarge: false, usesUploads: false };
  }
  if (sending.uploads) return { inputs, bodyBytes, isTooLarge: false, usesUploads: true };
  if (!agreesToSmaller) return { inputs, bodyBytes, isTooLarge: true, usesUploads: false };
  const room = Math.floor(((sending.bodyBytes - textBytes) * 3) / 4) - 3 * images.length;
  const share = fairShare(
    inputs.map(({ bytes }) => bytes),
    room,
  );
  const smaller = images.map((image) => planInput(image, limits, share));
  return { inputs: smaller, bodyBytes: lengthOf(smaller), isTooLarge: false, usesUploads: false };
}

function lengthOf(inputs: InputPlan[]): number {
  return inputs.reduce((total, { bytes }) => total + base64Length(bytes), 0);
}

/** The most each may take so that all fit: those that need less leave the rest to the others. */
function fairShare(sizes: number[], room: number): number {
  let left = room;
  const ascending = [...sizes].sort((one, other) => one - other);
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (size > share) return Math.max(1, share);
    left -= size;
  }
  return Math.max(1, ...sizes);
}
