import { useMode as addMode, converter, modeOklch, modeRgb } from "culori/fn";

addMode(modeRgb);
addMode(modeOklch);

/** `#RRGGBB` in OKLCH: lightness 0 to 1, chroma of about 0 to 0.37, hue in degrees. */
export const toOklch = converter("oklch");
