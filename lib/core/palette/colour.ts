import { clampChroma, formatHex } from "culori/fn";
import { toOklch } from "./oklch";
import type { Palette } from "./palette";

/** Black or white, whichever reads better on the colour. */
export function inkOn(hex: string): "#000000" | "#FFFFFF" {
  return (toOklch(hex)?.l ?? 0) > 0.64 ? "#000000" : "#FFFFFF";
}

/** How far the hue turns from one suggested colour to the next, in degrees: the golden angle. */
const turn = 137.5;
const startHue = 250;

/**
 * A colour that goes with the palette but is not in it: the lightness and chroma of the existing
 * colours, at a hue far from theirs. In OKLCH, inside sRGB.
 */
export function suggestColour(palette: Palette): string {
  const known = palette.flatMap(({ hex }) => toOklch(hex) ?? []);
  const mean = (part: "l" | "c", otherwise: number) =>
    known.length === 0
      ? otherwise
      : known.reduce((sum, colour) => sum + (colour[part] ?? 0), 0) / known.length;
  // Alternating lightness keeps neighbours apart even for people who cannot tell the hues apart.
  const lightness = mean("l", 0.7) + (known.length % 2 === 0 ? 0.1 : -0.1);
  const colour = {
    mode: "oklch" as const,
    l: Math.min(0.93, Math.max(0.25, lightness)),
    c: Math.max(0.05, mean("c", 0.09)),
    h: ((known[0]?.h ?? startHue) + turn * known.length) % 360,
  };
  return formatHex(clampChroma(colour, "oklch")).toUpperCase();
}
