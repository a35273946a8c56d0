import type { GridPlaces } from "./grid-places";

/** Room for a few words, whatever shape the run produces. */
const extraAspect = 1.3;

/** Width over height for the tile at each place, for images and the runs among them. */
export function displayAspects(images: Float32Array, { count, extras }: GridPlaces): Float32Array {
  const all = new Float32Array(count);
  let from = 0;
  for (const [turn, place] of extras.entries()) {
    all.set(images.subarray(from - turn, place - turn), from);
    all[place] = extraAspect;
    from = place + 1;
  }
  all.set(images.subarray(from - extras.length), from);
  return all;
}
