import type { PixelSize } from "../box/box";
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
  /** The public address that it was imported from. */
  sourceUrl?: string | undefined;
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

/** What the user agreed to for a call that would otherwise be too large. */
export interface Agreement {
  /** Sending images smaller than they are. */
  shrinkInputs?: boolean | undefined;
  /** Sending the addresses of imported images, from which DashScope fetches them. */
  sendAddresses?: boolean | undefined;
}

/** How one image is sent: unchanged if `changes` is empty, otherwise as a copy of this size. */
export interface InputPlan extends PixelSize {
  changes: InputChange[];
  /** Sent instead of the original's bytes. */
  address?: string | undefined;
  /** A copy must fit into this; for an original it is the exact size. */
  bytes: number;
}

interface SendingPlan {
  inputs: InputPlan[];
  /** The images' share of the body, in bytes of base64. */
  bodyBytes: number;
  /** Less is sent than if the user had not agreed to smaller images. */
  isShrunk: boolean;
  /** Over the limit, and the user has not agreed to what would help. */
  isTooLarge: boolean;
  /** Over the limit, but not if DashScope fetched the imported images itself. */
  fitsWithAddresses: boolean;
  /** Over the limit, but the images may be uploaded beforehand. */
  usesUploads: boolean;
}

/** An upper bound for the text in a body: a prompt of Han characters and every parameter. */
const textBytes = 64 * 1024;
/** A copy may be larger than its original, because re-encoding undoes strong compression. */
const copyGrowth = 3;
const smallestCopy = 4 * 1024 * 1024;

/** Some models refuse an image whose text in the body is longer than 10 MiB. docs/dashscope.md#errors */
const largestInBody = 7_500_000;

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
    // Only QE says which frame is used, the first; a copy holds every model to it.
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
 */
export function planSending(
  images: InputFacts[],
  limits: InputLimits,
  sending: SendingLimits,
  agreed: Agreement,
): SendingPlan {
  const cap = agreed.shrinkInputs ? largestInBody : undefined;
  const inputs = images.map((image) => planInput(image, limits, cap));
  const isShrunk = (plans: InputPlan[]) =>
    agreed.shrinkInputs === true &&
    lengthOf(plans) < lengthOf(images.map((image) => planInput(image, limits)));
  const plan = {
    inputs,
    bodyBytes: lengthOf(inputs),
    isShrunk: isShrunk(inputs),
    isTooLarge: false,
    fitsWithAddresses: false,
    usesUploads: false,
  };
  const fits = (plans: InputPlan[]) => lengthOf(plans) + textBytes <= sending.bodyBytes;
  if (fits(inputs)) return plan;
  if (sending.uploads) return { ...plan, usesUploads: true };
  const addressed = withAddresses(inputs, images, fits);
  const fitsWithAddresses = fits(addressed);
  if (agreed.sendAddresses && fitsWithAddresses) {
    return { ...plan, inputs: addressed, bodyBytes: lengthOf(addressed), fitsWithAddresses };
  }
  if (!agreed.shrinkInputs) return { ...plan, isTooLarge: true, fitsWithAddresses };
  const room = Math.floor(((sending.bodyBytes - textBytes) * 3) / 4) - 3 * images.length;
  const share = fairShare(
    inputs.map(({ bytes }) => bytes),
    room,
  );
  const most = Math.min(share, largestInBody);
  const smaller = images.map((image) => planInput(image, limits, most));
  return {
    ...plan,
    inputs: smaller,
    bodyBytes: lengthOf(smaller),
    isShrunk: isShrunk(smaller),
    fitsWithAddresses,
  };
}

function lengthOf(inputs: InputPlan[]): number {
  return inputs.reduce(
    (total, { bytes, address }) => total + (address?.length ?? base64Length(bytes)),
    0,
  );
}

/** Sends the largest originals by their address, as many as it takes. */
function withAddresses(
  inputs: InputPlan[],
  images: InputFacts[],
  fits: (plans: InputPlan[]) => boolean,
): InputPlan[] {
  const plans = [...inputs];
  const largestFirst = [...inputs.entries()].sort(([, one], [, other]) => other.bytes - one.bytes);
  for (const [place, input] of largestFirst) {
    if (fits(plans)) break;
    const address = images[place]?.sourceUrl;
    // A copy is nowhere but in the studio.
    if (address && input.changes.length === 0) plans[place] = { ...input, address };
  }
  return plans;
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
