import type { GridPlaces } from "./grid/grid-places";

/** Room for a few words, whatever shape the run was to produce. */
export const wordsAspect = 1.3;

/**
 * Width over height for the tile at each place, for images and the runs among them.
 * @param ofExtras for each of the extras
 */
export function displayAspects(
  images: Float32Array,
  { count, extras }: GridPlaces,
  ofExtras: readonly number[],
): Float32Array {
  const all = new Float32Array(count);
  let from = 0;
  for (const [turn, place] of extras.entries()) {
    all.set(images.subarray(from - turn, place - turn), from);
    all[place] = ofExtras[turn] ?? wordsAspect;
    from = place + 1;
  }
  all.set(images.subarray(from - extras.length), from);
  return all;
}
