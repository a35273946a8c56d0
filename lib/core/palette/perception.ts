import {
  useMode as addMode,
  converter,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  formatHex,
  modeLrgb,
  modeRgb,
  wcagContrast,
} from "culori/fn";
import { distanceOf } from "./difference";
import type { Palette } from "./palette";

addMode(modeRgb);
addMode(modeLrgb);
const toRgb = converter("rgb");

/** WCAG 2's contrast ratio of two colours, 1 to 21; text reads from 4.5 on, large text from 3. */
export function contrastOf(one: string, other: string): number {
  return wcagContrast(one, other);
}

/** Types of colour vision that lack one of the three kinds of cones. */
export const deficiencies = ["protan", "deutan", "tritan"] as const;
export type Deficiency = (typeof deficiencies)[number];

const filters = {
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
};

/** Roughly what someone without that kind of cones sees. */
export function seenBy(hex: string, deficiency: Deficiency): string {
  const colour = toRgb(hex);
  return colour ? formatHex(filters[deficiency](colour)).toUpperCase() : hex;
}

/** Two colours closer than this in ΔE OK are easily taken for one. */
const alikeBelow = 5;

/** The pairs in a palette, by index, that are hard to tell apart, optionally with a deficiency. */
export function alikePairs(palette: Palette, deficiency?: Deficiency): [number, number][] {
  const seen = palette.map(({ hex }) => (deficiency ? seenBy(hex, deficiency) : hex));
  return seen.flatMap((one, index) =>
    seen
      .slice(index + 1)
      .flatMap((other, offset): [number, number][] =>
        distanceOf(one, other) < alikeBelow ? [[index, index + 1 + offset]] : [],
      ),
  );
}
