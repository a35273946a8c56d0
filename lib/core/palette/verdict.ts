import { matchedColours } from "./difference";
import { oklabOfHex } from "./oklab";
import type { Palette } from "./palette";

const colourNames = [
  "red",
  "orange",
  "yellow",
  "green",
  "turquoise",
  "blue",
  "purple",
  "pink",
  "brown",
  "black",
  "grey",
  "white",
] as const;
export type ColourName = (typeof colourNames)[number];

/** ΔE OK from which one would call it another shade, and no longer the same colour rendered. */
const driftsFrom = 7;
/** In hundredths of a percent: of a smaller share, what comes is a matter of chance. */
const smallestShare = 200;

/**
 * Which of the requested colours a picture does not have, by their everyday names, each once; empty
 * if it keeps to the palette.
 * @param got the picture's main colours, about as many as were requested
 */
export function driftedColours(asked: Palette, got: Palette): ColourName[] {
  const drifted = matchedColours(asked, got)
    .filter(({ asked: { ratio } }) => ratio >= smallestShare)
    .filter(({ distance }) => distance === undefined || distance >= driftsFrom)
    .map(({ asked: { hex } }) => colourNameOf(hex));
  return [...new Set(drifted)];
}

/** Where each name of a hue ends, in degrees of OKLCH. */
const hueEnds: [number, ColourName][] = [
  [15, "pink"],
  [45, "red"],
  [80, "orange"],
  [115, "yellow"],
  [165, "green"],
  [215, "turquoise"],
  [285, "blue"],
  [345, "purple"],
  [360, "pink"],
];

/** What most people would call a colour `#RRGGBB`. */
export function colourNameOf(hex: string): ColourName {
  const [lightness, a, b] = oklabOfHex(hex);
  const chroma = Math.hypot(a, b);
  if (lightness < 0.2) return "black";
  if (chroma < 0.03) return lightness > 0.93 ? "white" : lightness < 0.28 ? "black" : "grey";
  const hue = ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
  const name = hueEnds.find(([end]) => hue < end)?.[1] ?? "pink";
  if (name === "orange" && lightness < 0.6) return "brown";
  if (name === "pink" && lightness < 0.6) return hue < 180 ? "red" : "purple";
  if (name === "purple" && hue > 320 && lightness > 0.65) return "pink";
  return name;
}
