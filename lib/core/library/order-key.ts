/** Room for the images that begin within one millisecond: 64 runs of at most 16 images. */
const keysEachMs = 1024;
const keysEachRun = 16;
/** How many runs that begin in one millisecond can be told apart. */
export const turnsEachMs = keysEachMs / keysEachRun;

/**
 * Where an image stands in the library: the images of a run together, where the run was begun, the
 * first of them in front when the newest comes first. Fits into a safe integer until the year 2248.
 * @param at when its run was begun or it was uploaded, in milliseconds since 1970
 * @param index its place among the images of its run, from 0
 * @param turn 0 to 63, so that several in one millisecond differ
 */
export function orderKeyOf(at: number, index: number, turn: number): number {
  const place = keysEachRun - 1 - (index % keysEachRun);
  return at * keysEachMs + (turn % turnsEachMs) * keysEachRun + place;
}

/** The greatest key before a moment, so that keys at or after it are greater. */
export function firstOrderKeyOf(at: number): number {
  return at * keysEachMs;
}

/** When what stands at a key was begun, in milliseconds since 1970. */
export function momentOf(orderKey: number): number {
  return Math.floor(orderKey / keysEachMs);
}
