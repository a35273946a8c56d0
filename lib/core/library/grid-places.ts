import { lastAtMost } from "./grid-layout";

/** What stands at a place of the grid: the image of that number, or one of the runs without any. */
export type GridPlace = { asset: number } | { extra: number };

/** Images and the runs that stand among them, in one row of places. */
export interface GridPlaces {
  count: number;
  /** The place of each extra, ascending. */
  extras: number[];
}

/** @param befores for each extra the number of the image that it stands before, ascending */
export function gridPlaces(images: number, befores: number[]): GridPlaces {
  return {
    count: images + befores.length,
    extras: befores.map((before, turn) => Math.min(before, images) + turn),
  };
}

/** How many extras stand at or before a place. */
function extrasUpTo({ extras }: GridPlaces, place: number): number {
  if (extras.length === 0 || (extras[0] ?? 0) > place) return 0;
  return lastAtMost(extras, place) + 1;
}

export function gridPlace(places: GridPlaces, place: number): GridPlace {
  const extras = extrasUpTo(places, place);
  if (extras > 0 && places.extras[extras - 1] === place) return { extra: extras - 1 };
  return { asset: place - extras };
}

/** Where the image of that number stands among the extras. */
export function placeOfAsset({ extras }: GridPlaces, asset: number): number {
  let place = asset;
  for (const extra of extras) {
    if (extra > place) break;
    place += 1;
  }
  return place;
}
