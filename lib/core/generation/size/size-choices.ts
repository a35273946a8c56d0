import type { PixelSize } from "@/lib/core/bbox/box";
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
  const general = obstacleOf(rule.allowedWhen, situation);
  const listed = (rule.listed?.offered ?? []).map((value): SizeChoice => {
    return { kind: "listed", value, label: ratioName(value), obstacle: general };
  });
  const tiers = rule.tiers.map(({ name, allowedWhen }): SizeChoice => {
    const obstacle = general ?? obstacleOf(allowedWhen, situation);
    return { kind: "tier", value: name, label: name, obstacle };
  });
  const choices = [...tiers, ...listed];
  if (rule.default === undefined) {
    choices.unshift({ kind: "unset", value: "unset", label: "", obstacle: undefined });
  }
  if (rule.exact.length > 0) {
    choices.push({ kind: "exact", value: "exact", label: "", obstacle: general });
  }
  return choices;
}

/** The choice that a size belongs to; undefined if none offers it. */
export function chosenSize(choices: SizeChoice[], size: string | undefined): string | undefined {
  if (size === undefined) return choices.find(({ kind }) => kind === "unset")?.value;
  if (choices.some(({ value }) => value === size)) return size;
  return parseExactSize(size) ? choices.find(({ kind }) => kind === "exact")?.value : undefined;
}

const knownRatios: PixelSize[] = [
  { width: 1, height: 1 },
  { width: 4, height: 3 },
  { width: 3, height: 4 },
  { width: 3, height: 2 },
  { width: 2, height: 3 },
  { width: 16, height: 9 },
  { width: 9, height: 16 },
];

/** The ratio that designers know by name, to within a hundredth. */
function knownRatio({ width, height }: PixelSize): string | undefined {
  const aspect = width / height;
  const near = knownRatios.find(
    (known) => Math.abs(aspect / (known.width / known.height) - 1) <= 0.015,
  );
  return near && `${near.width}:${near.height}`;
}

/** The ratio of a size as designers name it; otherwise its pixels. */
export function ratioName(size: string): string {
  const exact = parseExactSize(size);
  if (!exact) return size;
  return knownRatio(exact) ?? `${exact.width} × ${exact.height}`;
}

/** The ratio of a size as designers name it; otherwise relative to one: "2.35:1", "1:1.41". */
export function aspectName(size: PixelSize): string {
  const known = knownRatio(size);
  if (known || size.width === 0 || size.height === 0) return known ?? "–";
  const { width, height } = size;
  const part = (value: number) => String(Number(value.toFixed(2)));
  return width > height ? `${part(width / height)}:1` : `1:${part(height / width)}`;
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
