import { hexOfLight, lightOf, oklabOf } from "./oklab";
import { fullRatio, type Palette, shareOut } from "./palette";

/** A picture's pixels: red, green, blue and alpha each, rows from the top. */
export interface Pixels {
  data: Uint8ClampedArray | Uint8Array;
  width: number;
  height: number;
}

interface Extraction {
  /** The largest share first; fewer than requested if the picture has fewer colours. */
  palette: Palette;
  /** Each pixel's colour by its palette index; 255 if the picture is transparent there. */
  regions: Uint8Array;
}

/** Pixels with less alpha than this are not counted. */
const opaqueFrom = 128;
export const seeThrough = 255;
/** Five bits per channel: colours in a bin look alike, and 32,768 bins replace the pixels. */
const bits = 5;
const bins = 1 << (3 * bits);
const mostRounds = 24;
/** Centres that move by less than this on each axis have settled. */
const settledPart = 1e-5;

/** The contents of the bins that are not empty, by bin; flat arrays, because there are many. */
interface Bins {
  keys: Uint16Array;
  /** Pixel counts. */
  weights: Float64Array;
  /** Sums of linear light: red, green and blue per bin. */
  light: Float64Array;
  /** The mean colour in OKLab: lightness, a and b per bin. */
  colours: Float64Array;
}

/**
 * The colours that make up a picture, with their actual shares: k-means in OKLab over all pixels,
 * starting from colours that are both frequent and far apart. The same pixels always give the same
 * palette.
 * @param count how many colours, at least 1
 */
export function extractPalette(pixels: Pixels, count: number): Extraction {
  const found = binsOf(pixels);
  const clusterOf = cluster(found, count);
  const weights = new Float64Array(count);
  const light = new Float64Array(count * 3);
  clusterOf.forEach((index, bin) => {
    add(weights, index, found.weights[bin]);
    for (let axis = 0; axis < 3; axis += 1) {
      add(light, index * 3 + axis, found.light[bin * 3 + axis]);
    }
  });
  const order = Array.from(weights, (weight, index) => ({ index, weight }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  const ratios = shareOut(
    order.map(({ weight }) => weight),
    fullRatio,
  );
  const palette = order.map(({ index, weight }, place) => {
    const part = (axis: number) => (light[index * 3 + axis] ?? 0) / weight;
    return { hex: hexOfLight(part(0), part(1), part(2)), ratio: ratios[place] ?? 0 };
  });
  const placeOf = new Map(order.map(({ index }, place) => [index, place]));
  const placeOfBin = new Uint8Array(bins).fill(seeThrough);
  clusterOf.forEach((index, bin) => {
    placeOfBin[found.keys[bin] ?? 0] = placeOf.get(index) ?? seeThrough;
  });
  return { palette, regions: regionsOf(pixels, placeOfBin) };
}

function add(sums: Float64Array, at: number, part: number | undefined): void {
  sums[at] = (sums[at] ?? 0) + (part ?? 0);
}

const keyOf = (red: number, green: number, blue: number) =>
  ((red >> (8 - bits)) << (2 * bits)) | ((green >> (8 - bits)) << bits) | (blue >> (8 - bits));

function binsOf({ data }: Pixels): Bins {
  const weights = new Float64Array(bins);
  const sums = new Float64Array(bins * 3);
  for (let at = 0; at + 3 < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < opaqueFrom) continue;
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    const key = keyOf(red, green, blue);
    add(weights, key, 1);
    add(sums, key * 3, lightOf(red));
    add(sums, key * 3 + 1, lightOf(green));
    add(sums, key * 3 + 2, lightOf(blue));
  }
  const keys = Uint16Array.from(weights.keys().filter((key) => (weights[key] ?? 0) > 0));
  const found: Bins = {
    keys,
    weights: Float64Array.from(keys, (key) => weights[key] ?? 0),
    light: new Float64Array(keys.length * 3),
    colours: new Float64Array(keys.length * 3),
  };
  keys.forEach((key, bin) => {
    const light = sums.subarray(key * 3, key * 3 + 3);
    const weight = weights[key] ?? 1;
    const [red = 0, green = 0, blue = 0] = light;
    found.light.set(light, bin * 3);
    found.colours.set(oklabOf(red / weight, green / weight, blue / weight), bin * 3);
  });
  return found;
}

/** The cluster of each bin. */
function cluster(found: Bins, count: number): Uint8Array {
  const clusterOf = new Uint8Array(found.keys.length);
  let centres = firstCentres(found, count);
  for (let round = 0; round < mostRounds; round += 1) {
    const next = new Float64Array(centres.length);
    const weights = new Float64Array(centres.length / 3);
    for (let bin = 0; bin < clusterOf.length; bin += 1) {
      const index = nearest(found.colours, bin, centres);
      const weight = found.weights[bin] ?? 0;
      clusterOf[bin] = index;
      add(weights, index, weight);
      for (let axis = 0; axis < 3; axis += 1) {
        add(next, index * 3 + axis, (found.colours[bin * 3 + axis] ?? 0) * weight);
      }
    }
    // A centre without any colours near it stays where it is.
    const means = next.map((sum, at) => {
      const weight = weights[Math.floor(at / 3)] ?? 0;
      return weight > 0 ? sum / weight : (centres[at] ?? 0);
    });
    if (means.every((part, at) => Math.abs(part - (centres[at] ?? 0)) < settledPart)) break;
    centres = means;
  }
  return clusterOf;
}

/** The most frequent colour, then repeatedly the one that covers most of what is left. */
function firstCentres({ weights, colours }: Bins, count: number): Float64Array {
  const centres: number[] = [];
  const far = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY);
  while (centres.length < count * 3) {
    let best = -1;
    let most = 0;
    weights.forEach((weight, bin) => {
      const distance = far[bin] ?? 0;
      const worth = weight * (Number.isFinite(distance) ? distance : 1);
      if (worth > most) {
        most = worth;
        best = bin;
      }
    });
    // Every colour in the picture has been taken.
    if (best === -1) break;
    const chosen = colours.slice(best * 3, best * 3 + 3);
    centres.push(...chosen);
    for (let bin = 0; bin < far.length; bin += 1) {
      far[bin] = Math.min(far[bin] ?? 0, squaredGap(colours, bin, chosen, 0));
    }
  }
  return Float64Array.from(centres);
}

function nearest(colours: Float64Array, bin: number, centres: Float64Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index * 3 < centres.length; index += 1) {
    const gap = squaredGap(colours, bin, centres, index);
    if (gap < least) {
      least = gap;
      best = index;
    }
  }
  return best;
}

/** The squared distance between two colours in flat arrays. */
function squaredGap(ones: Float64Array, one: number, others: Float64Array, other: number): number {
  const lightness = (ones[one * 3] ?? 0) - (others[other * 3] ?? 0);
  const a = (ones[one * 3 + 1] ?? 0) - (others[other * 3 + 1] ?? 0);
  const b = (ones[one * 3 + 2] ?? 0) - (others[other * 3 + 2] ?? 0);
  return lightness * lightness + a * a + b * b;
}

function regionsOf({ data, width, height }: Pixels, placeOfBin: Uint8Array): Uint8Array {
  const regions = new Uint8Array(width * height).fill(seeThrough);
  for (let pixel = 0; pixel < regions.length; pixel += 1) {
    const at = pixel * 4;
    if ((data[at + 3] ?? 0) < opaqueFrom) continue;
    regions[pixel] =
      placeOfBin[keyOf(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)] ?? seeThrough;
  }
  return regions;
}
