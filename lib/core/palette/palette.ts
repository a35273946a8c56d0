import { z } from "zod";

/** The sum of all ratios of a palette: 100.00 % in hundredths of a percent. */
export const fullRatio = 10_000;

/** A colour and its share of the picture in hundredths of a percent (2351 is "23.51%"). */
export const swatchSchema = z.object({
  hex: z.string().regex(/^#[0-9A-F]{6}$/),
  ratio: z.int().min(0).max(fullRatio),
});

/** A colour in the editor: when locked, it keeps its share whatever happens to the others. */
export const heldSwatchSchema = swatchSchema.extend({ locked: z.literal(true).optional() });
export type Swatch = z.infer<typeof heldSwatchSchema>;
export type Palette = Swatch[];

/** The smallest share a colour can have: 0.01 %. */
const smallest = 1;

/** A ratio as upstream wants it: two decimals and a percent sign. docs/dashscope.md#palettes */
export function formatRatio(ratio: number): string {
  return `${(ratio / 100).toFixed(2)}%`;
}

/** The palette as it is sent: locks concern only the editor. */
export function withoutLocks(palette: Palette): Palette {
  return palette.map(({ hex, ratio }) => ({ hex, ratio }));
}

/** Whether two palettes ask for the same: locks concern only the editor. */
export function isSamePalette(one: Palette, other: Palette): boolean {
  return (
    one.length === other.length &&
    one.every(({ hex, ratio }, index) => hex === other[index]?.hex && ratio === other[index].ratio)
  );
}

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

/**
 * Whole ratios, each at least 0.01 %, that sum to `total` and are proportional to the weights to
 * within a hundredth of a percent. What rounding leaves goes to the largest remainders.
 * @param total at least one hundredth for each weight
 */
export function shareOut(weights: number[], total: number): number[] {
  const sum = sumOf(weights);
  const exact = weights.map((weight) =>
    sum > 0 ? (weight / sum) * total : total / weights.length,
  );
  const ratios = exact.map((value) => Math.max(smallest, Math.floor(value)));
  const order = (sign: 1 | -1) =>
    exact
      .map((value, index) => ({ index, over: value - (ratios[index] ?? 0) }))
      .sort((one, other) => sign * (other.over - one.over))
      .map(({ index }) => index);
  // Rounding down leaves too little, or lifting some to the smallest share takes too much.
  for (let left = total - sumOf(ratios); left > 0; left -= 1) {
    const [index = 0] = order(1);
    ratios[index] = (ratios[index] ?? 0) + 1;
  }
  for (let left = total - sumOf(ratios); left < 0; left += 1) {
    const index = order(-1).find((place) => (ratios[place] ?? 0) > smallest) ?? 0;
    ratios[index] = (ratios[index] ?? 0) - 1;
  }
  return ratios;
}

const isFree = ({ locked }: Swatch) => !locked;

/** The total share of the unlocked colours. */
const freeSum = (palette: Palette) => sumOf(palette.filter(isFree).map(({ ratio }) => ratio));

/**
 * Divides a total among the free colours in their current proportions; undefined if it is too
 * little for them.
 */
function shared(palette: Palette, total: number, isEven = false): Palette | undefined {
  const free = palette.filter(isFree);
  if (free.length === 0) return total === 0 ? palette : undefined;
  if (total < free.length * smallest) return undefined;
  const ratios = shareOut(
    free.map(({ ratio }) => (isEven ? 1 : ratio)),
    total,
  );
  let next = 0;
  return palette.map((swatch) => {
    if (swatch.locked) return swatch;
    const ratio = ratios[next] ?? swatch.ratio;
    next += 1;
    return { ...swatch, ratio };
  });
}

/** The palette with equal shares for the unlocked colours. */
export function evenedOut(palette: Palette): Palette {
  return shared(palette, freeSum(palette), true) ?? palette;
}

/** A palette of the colours with equal shares. */
export function paletteOf(colours: string[]): Palette {
  const ratios = shareOut(
    colours.map(() => 1),
    fullRatio,
  );
  return colours.map((hex, index) => ({ hex, ratio: ratios[index] ?? 0 }));
}

/** Whether another colour can get a share. The number of colours is limited elsewhere. */
export function hasRoomForColour(palette: Palette): boolean {
  const free = palette.filter(isFree).length;
  return palette.length === 0 || freeSum(palette) > free * smallest;
}

/**
 * Adds a colour at the end with an equal share, taken in proportion from the unlocked ones.
 * @param most how many colours a palette can have
 */
export function withColour(palette: Palette, hex: string, most: number): Palette {
  if (palette.length >= most) return palette;
  if (palette.length === 0) return [{ hex, ratio: fullRatio }];
  const free = palette.filter(isFree).length;
  const available = freeSum(palette) - free * smallest;
  const ratio = Math.min(Math.round(fullRatio / (palette.length + 1)), available);
  if (ratio < smallest) return palette;
  const others = shared(palette, freeSum(palette) - ratio);
  return others ? [...others, { hex, ratio }] : palette;
}

/** What keeps a colour from being removed. */
export type RemovalObstacle = "fewest" | "locked";

/**
 * Why a colour must stay: the palette would have too few, or no unlocked colour is left to take its
 * share. Undefined if it can go.
 * @param fewest how many colours a palette must have
 */
export function removalObstacle(
  palette: Palette,
  index: number,
  fewest: number,
): RemovalObstacle | undefined {
  if (palette.length <= fewest) return "fewest";
  return palette.some((swatch, place) => place !== index && isFree(swatch)) ? undefined : "locked";
}

/**
 * Removes a colour; the unlocked ones get its share in proportion.
 * @param fewest how many colours a palette must have
 */
export function withoutColour(palette: Palette, index: number, fewest: number): Palette {
  if (!palette[index] || removalObstacle(palette, index, fewest)) return palette;
  const others = palette.filter((_, place) => place !== index);
  return shared(others, freeSum(others) + (palette[index]?.ratio ?? 0)) ?? others;
}

export function withHex(palette: Palette, index: number, hex: string): Palette {
  return palette.map((swatch, place) => (place === index ? { ...swatch, hex } : swatch));
}

/** Locks or unlocks a colour's share. */
export function withLock(palette: Palette, index: number, isLocked: boolean): Palette {
  return palette.map((swatch, place) => {
    if (place !== index) return swatch;
    const { hex, ratio } = swatch;
    return isLocked ? { hex, ratio, locked: true } : { hex, ratio };
  });
}

/** The largest share a colour can get, in hundredths of a percent: what the free ones can spare. */
export function largestRatio(palette: Palette, index: number): number {
  const others = palette.filter((swatch, place) => place !== index && isFree(swatch));
  const own = palette[index];
  if (!own || own.locked || others.length === 0) return own?.ratio ?? 0;
  return own.ratio + freeSum(others) - others.length * smallest;
}

/** Sets a colour's share; the unlocked ones divide the rest in their current proportions. */
export function withRatio(palette: Palette, index: number, ratio: number): Palette {
  const own = palette[index];
  const most = largestRatio(palette, index);
  if (!own || own.locked || palette.filter(isFree).length < 2) return palette;
  const next = Math.min(most, Math.max(smallest, Math.round(ratio)));
  const held = palette.map((swatch, place) =>
    place === index ? { hex: own.hex, ratio: next, locked: true as const } : swatch,
  );
  const total = freeSum(palette) - next;
  return withLock(shared(held, total) ?? palette, index, false);
}

/**
 * Moves the border between a colour and the next by a ratio: what one gains, the other gives. A
 * locked colour is passed over for the next free one. Stops at what either has.
 */
export function withBorderMoved(palette: Palette, index: number, by: number): Palette {
  const left = palette.findLastIndex((swatch, place) => place <= index && isFree(swatch));
  const right = palette.findIndex((swatch, place) => place > index && isFree(swatch));
  const giver = palette[left];
  const taker = palette[right];
  if (!giver || !taker) return palette;
  const moved = Math.min(taker.ratio - smallest, Math.max(smallest - giver.ratio, Math.round(by)));
  if (moved === 0) return palette;
  return palette.map((swatch, place) => {
    if (place === left) return { ...swatch, ratio: swatch.ratio + moved };
    if (place === right) return { ...swatch, ratio: swatch.ratio - moved };
    return swatch;
  });
}

/** A colour moved to another place in the row. */
export function withColourMoved(palette: Palette, from: number, to: number): Palette {
  const moved = palette[from];
  if (!moved || to < 0 || to >= palette.length) return palette;
  return palette.filter((_, place) => place !== from).toSpliced(to, 0, moved);
}
