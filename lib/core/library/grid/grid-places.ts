import { lastAtMost } from "./grid-layout";

/** What is at a place in the grid: the image with this index, or one of the runs without images. */
export type GridPlace = { asset: number } | { extra: number };

/** Images and the runs among them, as one sequence of places. */
export interface GridPlaces {
  count: number;
  /** The place of each extra, ascending. */
  extras: number[];
}

/** @param befores for each extra the index of the image it precedes, ascending */
export function gridPlaces(images: number, befores: number[]): GridPlaces {
  return {
    count: images + befores.length,
    extras: befores.map((before, turn) => Math.min(before, images) + turn),
  };
}

/** How many extras are at or before a place. */
function extrasUpTo({ extras }: GridPlaces, place: number): number {
  if (extras.length === 0 || (extras[0] ?? 0) > place) return 0;
  return lastAtMost(extras, place) + 1;
}

export function gridPlace(places: GridPlaces, place: number): GridPlace {
  const extras = extrasUpTo(places, place);
  if (extras > 0 && places.extras[extras - 1] === place) return { extra: extras - 1 };
  return { asset: place - extras };
}

/** The place of the image with this index, counting the extras. */
export function placeOfAsset({ extras }: GridPlaces, asset: number): number {
  let place = asset;
  for (const extra of extras) {
    if (extra > place) break;
    place += 1;
  }
  return place;
}
