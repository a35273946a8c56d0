import { hexOfLight, lightOf, type Oklab, oklabOf, squaredDistance } from "./oklab";
import { fullRatio, type Palette, shareOut } from "./palette";

/** What a picture's pixels come to: red, green, blue and alpha a pixel, rows from the top. */
export interface Pixels {
  data: Uint8ClampedArray | Uint8Array;
  width: number;
  height: number;
}

interface Extraction {
  /** The largest share first; fewer than asked for where the picture has fewer colours. */
  palette: Palette;
  /** The colour of each pixel by its place in the palette; 255 where the picture is see-through. */
  regions: Uint8Array;
}

/** Sees through more than this: not counted. */
const opaqueFrom = 128;
export const seeThrough = 255;
/** Five bits a channel: colours of one bin look alike, and 32,768 bins are looked at instead of pixels. */
const bits = 5;
const bins = 1 << (3 * bits);
const mostRounds = 24;

interface Bin {
  key: number;
  weight: number;
  /** Sums of linear light. */
  light: readonly [number, number, number];
  colour: Oklab;
}

/**
 * The colours that a picture is made of and the share that each really has: k-means in OKLab over
 * all pixels, begun with colours that are both frequent and far from each other. The same pixels
 * give the same palette.
 * @param count how many colours, at least 1
 */
export function extractPalette(pixels: Pixels, count: number): Extraction {
  const found = binsOf(pixels);
  const clusters = cluster(found, count);
  const order = clusters
    .map((members, index) => ({ index, weight: weightOf(members) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  const ratios = shareOut(
    order.map(({ weight }) => weight),
    fullRatio,
  );
  const palette = order.map(({ index, weight }, place) => ({
    hex: hexOfLight(...meanLight(clusters[index] ?? [], weight)),
    ratio: ratios[place] ?? 0,
  }));
  const placeOfBin = new Uint8Array(bins).fill(seeThrough);
  order.forEach(({ index }, place) => {
    for (const { key } of clusters[index] ?? []) placeOfBin[key] = place;
  });
  return { palette: order.length > 0 ? palette : [], regions: regionsOf(pixels, placeOfBin) };
}

const keyOf = (red: number, green: number, blue: number) =>
  ((red >> (8 - bits)) << (2 * bits)) | ((green >> (8 - bits)) << bits) | (blue >> (8 - bits));

function binsOf({ data }: Pixels): Bin[] {
  const weights = new Float64Array(bins);
  const sums = new Float64Array(bins * 3);
  for (let at = 0; at + 3 < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < opaqueFrom) continue;
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    const key = keyOf(red, green, blue);
    weights[key] = (weights[key] ?? 0) + 1;
    sums[key * 3] = (sums[key * 3] ?? 0) + lightOf(red);
    sums[key * 3 + 1] = (sums[key * 3 + 1] ?? 0) + lightOf(green);
    sums[key * 3 + 2] = (sums[key * 3 + 2] ?? 0) + lightOf(blue);
  }
  const found: Bin[] = [];
  weights.forEach((weight, key) => {
    if (weight === 0) return;
    const light = [sums[key * 3] ?? 0, sums[key * 3 + 1] ?? 0, sums[key * 3 + 2] ?? 0] as const;
    const [red, green, blue] = light;
    const colour = oklabOf(red / weight, green / weight, blue / weight);
    found.push({ key, weight, light, colour });
  });
  return found;
}

function cluster(found: Bin[], count: number): Bin[][] {
  let centres = firstCentres(found, count);
  let clusters: Bin[][] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    clusters = centres.map(() => []);
    for (const bin of found) clusters[nearest(bin.colour, centres)]?.push(bin);
    const next = clusters.map((members, index) => meanColour(members) ?? centres[index]);
    const settled = next.every((centre, index) => {
      const before = centres[index];
      return centre && before && squaredDistance(centre, before) < 1e-10;
    });
    if (settled) break;
    centres = next.filter((centre) => centre !== undefined);
  }
  return clusters;
}

/** The most frequent colour, then always the one that most of what is not yet covered stands for. */
function firstCentres(found: Bin[], count: number): Oklab[] {
  const centres: Oklab[] = [];
  const far = found.map(() => Number.POSITIVE_INFINITY);
  while (centres.length < count) {
    let best = -1;
    let most = 0;
    found.forEach(({ weight }, index) => {
      const distance = far[index] ?? 0;
      const worth = weight * (Number.isFinite(distance) ? distance : 1);
      if (worth > most) {
        most = worth;
        best = index;
      }
    });
    const chosen = found[best];
    // Every colour that there is has been taken.
    if (!chosen) break;
    centres.push(chosen.colour);
    found.forEach(({ colour }, index) => {
      far[index] = Math.min(far[index] ?? 0, squaredDistance(colour, chosen.colour));
    });
  }
  return centres;
}

function nearest(colour: Oklab, centres: Oklab[]): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  centres.forEach((centre, index) => {
    const distance = squaredDistance(colour, centre);
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}

const weightOf = (members: Bin[]) => members.reduce((sum, { weight }) => sum + weight, 0);

function meanColour(members: Bin[]): Oklab | undefined {
  const weight = weightOf(members);
  if (weight === 0) return undefined;
  const sum = [0, 0, 0];
  for (const { colour, weight: own } of members) {
    colour.forEach((part, axis) => {
      sum[axis] = (sum[axis] ?? 0) + part * own;
    });
  }
  const [lightness = 0, a = 0, b = 0] = sum;
  return [lightness / weight, a / weight, b / weight];
}

function meanLight(members: Bin[], weight: number): [number, number, number] {
  const part = (axis: 0 | 1 | 2) =>
    members.reduce((sum, { light }) => sum + light[axis], 0) / weight;
  return [part(0), part(1), part(2)];
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
