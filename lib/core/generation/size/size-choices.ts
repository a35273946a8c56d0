import type { PixelSize } from "@/lib/core/box/box";
import type { Model, Situation } from "@/lib/core/models/model";
import { type Obstacle, obstacleOf } from "@/lib/core/models/rules";
import { parseExactSize } from "./size";

/** One way to specify the size. `unset` leaves it to upstream, `exact` is typed. */
export interface SizeChoice {
  kind: "unset" | "tier" | "listed" | "exact";
  /** The size on the wire; `unset` and `exact` use their own names. */
  value: string;
  /** The name of a tier, or the ratio of a listed size. */
  label: string;
  obstacle: Obstacle | undefined;
}

/** The ways a model takes a size, each with any obstacle to choosing it. */
export function sizeChoices(model: Model, situation: Situation): SizeChoice[] {
  const rule = model.parameters.size;
  if (!rule) return [];
  const listed = (rule.listed?.offered ?? []).map((value): SizeChoice => {
    return { kind: "listed", value, label: ratioName(value), obstacle: undefined };
  });
  const tiers = rule.tiers.map(({ name, allowedWhen }): SizeChoice => {
    const obstacle = obstacleOf(allowedWhen, situation);
    return { kind: "tier", value: name, label: name, obstacle };
  });
  const choices = [...tiers, ...listed];
  if (rule.default === undefined) {
    choices.unshift({ kind: "unset", value: "unset", label: "", obstacle: undefined });
  }
  if (rule.exact.length > 0) {
    choices.push({ kind: "exact", value: "exact", label: "", obstacle: undefined });
  }
  return choices;
}

/** The choice that a size belongs to; undefined if none offers it. */
export function chosenSize(choices: SizeChoice[], size: string | undefined): string | undefined {
  if (size === undefined) return choices.find(({ kind }) => kind === "unset")?.value;
  if (choices.some(({ value }) => value === size)) return size;
  return parseExactSize(size) ? choices.find(({ kind }) => kind === "exact")?.value : undefined;
}

const knownRatios = [
  [1, 1],
  [4, 3],
  [3, 4],
  [3, 2],
  [2, 3],
  [16, 9],
  [9, 16],
  [9, 7],
  [7, 9],
  [21, 9],
  [9, 21],
] as const;

/** The nearest ratio that designers know by name, if it is as near as a share of it. */
function knownRatio({ width, height }: PixelSize, nearness: number): string | undefined {
  const distanceOf = ([across, down]: readonly [number, number]) =>
    Math.abs((width * down) / (height * across) - 1);
  const nearest = knownRatios.reduce((best, one) =>
    distanceOf(one) < distanceOf(best) ? one : best,
  );
  return distanceOf(nearest) <= nearness ? nearest.join(":") : undefined;
}

/**
 * The ratio of a size as designers and documents name it, which call 2368 × 1728 4:3; otherwise its
 * pixels.
 */
export function ratioName(size: string): string {
  const exact = parseExactSize(size);
  if (!exact) return size;
  return knownRatio(exact, 0.03) ?? `${exact.width} × ${exact.height}`;
}

/** The ratio of a size as designers name it; otherwise relative to one: "2.35:1", "1:1.41". */
export function aspectName(size: PixelSize): string {
  if (size.width === 0 || size.height === 0) return "–";
  const known = knownRatio(size, 0.015);
  if (known) return known;
  const { width, height } = size;
  const part = (value: number) => String(Number(value.toFixed(2)));
  return width > height ? `${part(width / height)}:1` : `1:${part(height / width)}`;
}

/** Sizes of about the same number of pixels. */
export interface SizeGroup {
  /** Of the largest, in millions. */
  megapixels: number;
  sizes: string[];
}

/** Sizes whose pixels differ by more than this share are not of one group. */
const groupSpread = 0.28;

/** Recommended sizes by their number of pixels, the smallest first. */
export function sizeGroups(sizes: string[]): SizeGroup[] {
  const groups: { least: number; most: number; sizes: string[] }[] = [];
  for (const size of sizes) {
    const { width = 0, height = 0 } = parseExactSize(size) ?? {};
    const pixels = width * height;
    const group = groups.find(
      ({ least, most }) => Math.max(most, pixels) * (1 - groupSpread) <= Math.min(least, pixels),
    );
    if (group) {
      group.sizes.push(size);
      group.least = Math.min(group.least, pixels);
      group.most = Math.max(group.most, pixels);
    } else groups.push({ least: pixels, most: pixels, sizes: [size] });
  }
  return groups
    .toSorted((one, other) => one.most - other.most)
    .map(({ most, sizes: own }) => ({ megapixels: most / 1_000_000, sizes: own }));
}

/** The largest size a model draws: the name of its largest tier, otherwise megapixels. */
export function largestSize(model: Model): { tier: string } | { megapixels: number } | undefined {
  const rule = model.parameters.size;
  const tier = rule?.tiers.at(-1);
  if (tier) return { tier: tier.name };
  const listed = (rule?.listed?.offered ?? []).map((size) => {
    const exact = parseExactSize(size);
    return exact ? exact.width * exact.height : 0;
  });
  const exact = (rule?.exact ?? []).map(({ rule: range }) => {
    return range.pixels?.max ?? (range.sidePx ? range.sidePx.max ** 2 : 0);
  });
  const most = Math.max(0, ...listed, ...exact);
  return most > 0 ? { megapixels: Math.round(most / 100_000) / 10 } : undefined;
}
