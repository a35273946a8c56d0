/** Room for the images that begin within one millisecond: 64 runs of at most 16 images. */
const keysEachMs = 1024;
const keysEachRun = 16;
/** How many runs that begin in one millisecond can be told apart. */
export const turnsEachMs = keysEachMs / keysEachRun;

/**
 * An image's place in the library. The images of a run stay together where the run started, the
 * first of them in front when the newest comes first. Fits into a safe integer until the year 2248.
 * @param at when its run started or it was uploaded, in milliseconds since 1970
 * @param index its place among the images of its run, from 0
 * @param turn 0 to 63, to tell apart several in one millisecond
 */
export function orderKeyOf(at: number, index: number, turn: number): number {
  const place = keysEachRun - 1 - (index % keysEachRun);
  return at * keysEachMs + (turn % turnsEachMs) * keysEachRun + place;
}

/** The smallest key at a moment: everything at or after that moment has a key at least as great. */
export function firstOrderKeyOf(at: number): number {
  return at * keysEachMs;
}

/** The start time of whatever has this key, in milliseconds since 1970. */
export function momentOf(orderKey: number): number {
  return Math.floor(orderKey / keysEachMs);
}
