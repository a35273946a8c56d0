import { useMode as addMode, converter, modeHsl } from "culori/fn";
import { toOklch } from "./oklch";

addMode(modeHsl);
const toRgb = converter("rgb");
const toHsl = converter("hsl");

export const notations = ["hex", "rgb", "hsl", "oklch"] as const;
export type Notation = (typeof notations)[number];

const whole = (value = 0, times = 1) => String(Math.round(value * times));
const part = (value = 0, digits = 3) => String(Number(value.toFixed(digits)));

/** A colour `#RRGGBB` in a CSS notation; OKLCH with three digits, enough to restore it. */
export function written(hex: string, notation: Notation): string {
  if (notation === "hex") return hex;
  if (notation === "rgb") {
    const { r = 0, g = 0, b = 0 } = toRgb(hex) ?? {};
    return `rgb(${whole(r, 255)} ${whole(g, 255)} ${whole(b, 255)})`;
  }
  if (notation === "hsl") {
    const { h = 0, s = 0, l = 0 } = toHsl(hex) ?? {};
    return `hsl(${part(h, 1)} ${part(s * 100, 1)}% ${part(l * 100, 1)}%)`;
  }
  const { l = 0, c = 0, h = 0 } = toOklch(hex) ?? {};
  return `oklch(${part(l, 4)} ${part(c, 4)} ${part(h, 2)})`;
}
