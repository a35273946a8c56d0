import type { PixelSize } from "../bbox/box";
import type { ImageMime } from "../models/image-mime";
import type { InputLimits } from "../models/model";
import { type InputChange, inputChanges } from "./input-change";

/** What the rules need to know of an image; width and height are those of the upright image. */
export interface InputFacts extends PixelSize {
  bytes: number;
  mime: ImageMime;
  /** EXIF orientation; 1 where the stored pixels are upright. */
  orientation: number;
  hasAlpha: boolean;
  /** Frames of an animation or pages; 1 where nothing is said. */
  frames?: number | undefined;
  /** Not every program reads such a file alike, if it reads it at all. */
  isIrregular?: boolean | undefined;
}

/** What the installation sends at most in one call. */
export interface SendingLimits {
  /** The longest body in bytes; upstream documents none, so it is a setting. */
  bodyBytes: number;
  /** Whether images may go through upstream's upload path when a body would grow too long. */
  uploads: boolean;
}

export const defaultSendingLimits: SendingLimits = {
  bodyBytes: 64 * 1024 * 1024,
  uploads: false,
};

/** How one image goes out: as it is where `changes` is empty, else as a copy of that size. */
export interface InputPlan extends PixelSize {
  changes: InputChange[];
  /** A copy is made to fit into this; an original has exactly so many. */
  bytes: number;
}

interface SendingPlan {
  inputs: InputPlan[];
  /** How long the images make the body, in bytes of base64. */
  bodyBytes: number;
  /** Longer than is allowed, and nobody has agreed to smaller copies. */
  isTooLarge: boolean;
  /** Longer than is allowed, but the images may be uploaded beforehand. */
  usesUploads: boolean;
}

/** What the text of a body takes at most: a prompt of Han characters and every parameter. */
const textBytes = 64 * 1024;
/** A copy may be larger than its original: what a strong compression saved comes back. */
const copyGrowth = 3;
const smallestCopy = 4 * 1024 * 1024;

const base64Length = (bytes: number) => Math.ceil(bytes / 3) * 4;

/**
 * How an image has to be changed so that a model takes it. An original that conforms goes out byte
 * for byte. What cannot be mended (too small, too long) is a problem that validation finds.
 * @param capBytes a lower limit of bytes than the model's
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
    // Nobody says which frame upstream would look at.
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
 * How all images of a call go out, so that its body stays within the limit.
 * @param agreesToSmaller whether the user has agreed that images are sent smaller than they are
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

/** The share that each may take at most so that all fit: who needs less leaves the rest to others. */
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
