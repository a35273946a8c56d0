/** A colour in OKLab: lightness 0 to 1, and two axes of about ±0.4. */
export type Oklab = readonly [lightness: number, a: number, b: number];

/** The light of each of the 256 values of an sRGB channel, 0 to 1. */
const light = Float64Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

export const lightOf = (channel: number): number => light[channel] ?? 0;

/** Converts linear red, green and blue light to OKLab; B. Ottosson's matrices. */
export function oklabOf(red: number, green: number, blue: number): Oklab {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  ];
}

/** `#RRGGBB` in OKLab. */
export function oklabOfHex(hex: string): Oklab {
  const value = Number.parseInt(hex.slice(1), 16);
  return oklabOf(lightOf((value >> 16) & 255), lightOf((value >> 8) & 255), lightOf(value & 255));
}

/** The squared distance between two colours; the distance times 100 is ΔE OK. */
export function squaredDistance(one: Oklab, other: Oklab): number {
  const lightness = one[0] - other[0];
  const a = one[1] - other[1];
  const b = one[2] - other[2];
  return lightness * lightness + a * a + b * b;
}

/** `#RRGGBB` of linear light; values outside sRGB are clipped. */
export function hexOfLight(red: number, green: number, blue: number): string {
  const digits = [red, green, blue].map((part) => {
    const encoded = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
    const channel = Math.round(Math.min(1, Math.max(0, encoded)) * 255);
    return channel.toString(16).padStart(2, "0");
  });
  return `#${digits.join("").toUpperCase()}`;
}
