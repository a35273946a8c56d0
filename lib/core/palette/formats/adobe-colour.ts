import { hexOfColour } from "../read-colour";
import { hexOf } from "./format";

/** The kinds of colour in Adobe's swatch files, with their parts in natural units. */
export type AdobeColour =
  | { kind: "rgb"; parts: number[] }
  /** Hue in turns, saturation and brightness from 0 to 1. */
  | { kind: "hsb"; parts: number[] }
  | { kind: "cmyk"; parts: number[] }
  /** Lightness from 0 to 100, a and b unscaled; under D50. */
  | { kind: "lab"; parts: number[] }
  | { kind: "grey"; parts: number[] };

/** `#RRGGBB` of a swatch; undefined if a part of it is not a number. */
export function hexOfAdobe({ kind, parts }: AdobeColour): string | undefined {
  if (!parts.every(Number.isFinite)) return undefined;
  const [one = 0, two = 0, three = 0, four = 0] = parts;
  switch (kind) {
    case "rgb":
      return hexOf([one * 255, two * 255, three * 255]);
    case "grey":
      return hexOf([one * 255, one * 255, one * 255]);
    case "cmyk":
      // Without a profile: how most screens show such swatches.
      return hexOf([one, two, three].map((part) => 255 * (1 - part) * (1 - four)));
    case "lab":
      return hexOfColour({ mode: "lab", l: one, a: two, b: three });
    case "hsb":
      return hexOfColour({ mode: "hsv", h: one * 360, s: two, v: three });
  }
}
