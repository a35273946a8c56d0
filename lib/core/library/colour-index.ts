import { type Oklab, oklabOfHex } from "../palette/oklab";
import type { Palette } from "../palette/palette";

/** An image and the distance of its colours from the wanted ones: ΔE OK, over all of them. */
export interface ColourHit {
  orderKey: number;
  distance: number;
}

/** Image colours, packed so that searching a hundred thousand takes milliseconds. */
export interface ColourIndex {
  /** Replaces what was known about the image. */
  put: (orderKey: number, colours: Palette) => void;
  remove: (orderKey: number) => void;
  /**
   * The images that contain every one of these colours, the nearest first, then the newest.
   * @param hexes `#RRGGBB`
   */
  nearest: (hexes: string[]) => ColourHit[];
}

/** The number of colours that count per image, and of images returned. */
export const coloursEach = 6;
const mostHits = 2_000;
/**
 * The largest ΔE OK at which one colour passes for another. Side by side, 2 is noticeable; 10 is a
 * different colour.
 */
export const carriedWithin = 10;
/** The smallest share of a colour that counts, in hundredths of a percent. */
export const carriedFrom = 300;

/** Lightness and two axes for each colour. */
const numbersEach = coloursEach * 3;
const nowhere = Number.POSITIVE_INFINITY;
const mostSquared = (carriedWithin / 100) ** 2;

export function createColourIndex(): ColourIndex {
  let parts = new Float32Array(1024 * numbersEach);
  const keys: number[] = [];
  const placeOf = new Map<number, number>();

  const write = (place: number, colours: Palette) => {
    if ((place + 1) * numbersEach > parts.length) {
      const wider = new Float32Array(parts.length * 2);
      wider.set(parts);
      parts = wider;
    }
    const carried = colours.filter(({ ratio }) => ratio >= carriedFrom).slice(0, coloursEach);
    parts.fill(nowhere, place * numbersEach, (place + 1) * numbersEach);
    carried.forEach(({ hex }, index) => {
      parts.set(oklabOfHex(hex), place * numbersEach + index * 3);
    });
  };

  return {
    put(orderKey, colours) {
      const place = placeOf.get(orderKey) ?? keys.length;
      placeOf.set(orderKey, place);
      keys[place] = orderKey;
      write(place, colours);
    },
    remove(orderKey) {
      const place = placeOf.get(orderKey);
      const last = keys.pop();
      if (place === undefined || last === undefined) {
        if (last !== undefined) keys.push(last);
        return;
      }
      placeOf.delete(orderKey);
      if (last === orderKey) return;
      // The last entry fills the gap.
      parts.copyWithin(
        place * numbersEach,
        keys.length * numbersEach,
        (keys.length + 1) * numbersEach,
      );
      keys[place] = last;
      placeOf.set(last, place);
    },
    nearest(hexes) {
      const wanted = hexes.map(oklabOfHex);
      const distances = new Float32Array(keys.length);
      const counts = new Uint32Array(steps + 1);
      for (let place = 0; place < keys.length; place += 1) {
        const distance = distanceAt(parts, place * numbersEach, wanted);
        distances[place] = distance;
        if (distance !== nowhere) counts[stepOf(distance)] = (counts[stepOf(distance)] ?? 0) + 1;
      }
      const farthest = farthestStep(counts);
      const hits: ColourHit[] = [];
      distances.forEach((distance, place) => {
        if (distance === nowhere || stepOf(distance) > farthest) return;
        hits.push({ orderKey: keys[place] ?? 0, distance });
      });
      return hits.sort(nearestFirst).slice(0, mostHits);
    },
  };
}

/** ΔE OK over all wanted colours for the image at a place; `nowhere` if one of them is missing. */
function distanceAt(parts: Float32Array, begin: number, wanted: Oklab[]): number {
  let sum = 0;
  for (const colour of wanted) {
    const squared = squaredFrom(parts, begin, colour[0], colour[1], colour[2]);
    if (squared > mostSquared) return nowhere;
    sum += squared;
  }
  return Math.sqrt(sum / wanted.length) * 100;
}

/** The squared distance to the nearest colour of an image. */
function squaredFrom(
  parts: Float32Array,
  begin: number,
  lightness: number,
  a: number,
  b: number,
): number {
  let least = nowhere;
  const end = begin + numbersEach;
  for (let at = begin; at < end; at += 3) {
    const first = (parts[at] ?? nowhere) - lightness;
    const second = (parts[at + 1] ?? nowhere) - a;
    const third = (parts[at + 2] ?? nowhere) - b;
    const squared = first * first + second * second + third * third;
    if (squared < least) least = squared;
  }
  return least;
}

/** Distances are counted in steps, so that only the nearest of a hundred thousand need sorting. */
const steps = 1_000;
const stepOf = (distance: number) => Math.floor((distance / carriedWithin) * steps);

/** The first step at which there are enough hits. */
function farthestStep(counts: Uint32Array): number {
  let sum = 0;
  const enough = counts.findIndex((count) => {
    sum += count;
    return sum >= mostHits;
  });
  return enough === -1 ? steps : enough;
}

export const nearestFirst = (one: ColourHit, other: ColourHit): number =>
  one.distance - other.distance || other.orderKey - one.orderKey;
