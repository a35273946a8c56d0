import { clampChroma, formatHex, type Oklch } from "culori/fn";
import { toOklch } from "./oklch";
import type { Palette } from "./palette";

export const harmonies = [
  "complementary",
  "analogous",
  "triadic",
  "tetradic",
  "monochrome",
] as const;
export type Harmony = (typeof harmonies)[number];

/** How each colour of a harmony differs from the first: in hue, by degrees, and in lightness. */
const steps: Record<Harmony, { turn: number; lightness: number }[]> = {
  complementary: [
    { turn: 0, lightness: 0 },
    { turn: 0, lightness: 0.2 },
    { turn: 0, lightness: -0.2 },
    { turn: 180, lightness: 0 },
    { turn: 180, lightness: 0.2 },
  ],
  analogous: [-50, -25, 0, 25, 50].map((turn) => ({ turn, lightness: 0 })),
  triadic: [
    { turn: 0, lightness: 0 },
    { turn: 120, lightness: 0 },
    { turn: 240, lightness: 0 },
    { turn: 0, lightness: 0.22 },
    { turn: 0, lightness: -0.25 },
  ],
  tetradic: [
    { turn: 0, lightness: 0 },
    { turn: 90, lightness: 0 },
    { turn: 180, lightness: 0 },
    { turn: 270, lightness: 0 },
    { turn: 0, lightness: 0.25 },
  ],
  monochrome: [0.3, 0.15, 0, -0.15, -0.3].map((lightness) => ({ turn: 0, lightness })),
};

/** Beyond these, colours are hard to tell from white and black. */
const lightest = 0.96;
const darkest = 0.18;

const hexOf = (colour: Oklch): string => formatHex(clampChroma(colour, "oklch")).toUpperCase();
const between = (value: number) => Math.min(lightest, Math.max(darkest, value));

/** Five colours that go with the one given, by turning its hue in OKLCH; inside sRGB. */
export function harmonyOf(hex: string, harmony: Harmony): string[] {
  const { l = 0.6, c = 0, h = 0 } = toOklch(hex) ?? {};
  // Lightness steps from either extreme would collapse.
  const middle = Math.min(0.78, Math.max(0.42, l));
  return steps[harmony].map(({ turn, lightness }) => {
    if (turn === 0 && lightness === 0) return hex;
    const base = lightness === 0 ? l : middle;
    return hexOf({ mode: "oklch", l: between(base + lightness), c, h: (h + turn + 360) % 360 });
  });
}

export const variations = ["lighter", "darker", "calmer", "stronger"] as const;
export type Variation = (typeof variations)[number];

const changes: Record<Variation, (colour: Oklch) => Oklch> = {
  lighter: (colour) => ({ ...colour, l: between(colour.l + 0.05) }),
  darker: (colour) => ({ ...colour, l: between(colour.l - 0.05) }),
  calmer: (colour) => ({ ...colour, c: colour.c * 0.8 }),
  stronger: (colour) => ({ ...colour, c: colour.c * 1.25 }),
};

/** Makes every colour a step lighter, darker, calmer or stronger; shares and locks stay. */
export function variedPalette(palette: Palette, variation: Variation): Palette {
  return palette.map((swatch) => {
    const colour = toOklch(swatch.hex);
    return colour ? { ...swatch, hex: hexOf(changes[variation](colour)) } : swatch;
  });
}
