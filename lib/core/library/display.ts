import type { GridPlaces } from "./grid-places";

/** Room for a few words, whatever the run will make. */
const extraAspect = 1.3;

/** How wide the tile at each place is for its height: of the images, and of the runs among them. */
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
