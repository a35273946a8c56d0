import type { ToneCurve } from "./curve";
import type { SimpleProfile } from "./profile";

/** Interleaved pixel values: three colours or the same grey three times, with or without alpha. */
export interface ProfiledPixels {
  values: Uint8Array | Uint16Array;
  channels: 3 | 4;
}

/** Takes some ten milliseconds. */
const pixelsAtOnce = 500_000;

/** Converts pixels with a simple profile to 8-bit sRGB, pausing now and then for other work. */
export async function toSrgbBytes(
  { values, channels }: ProfiledPixels,
  profile: SimpleProfile,
): Promise<Uint8Array<ArrayBuffer>> {
  const most = values instanceof Uint16Array ? 65_535 : 255;
  const convert = profile.kind === "grey" ? greyRows(profile, most) : colourRows(profile, most);
  const bytes = new Uint8Array(values.length);
  const step = pixelsAtOnce * channels;
  for (let first = 0; first < values.length; first += step) {
    const end = Math.min(values.length, first + step);
    convert(values, bytes, channels, first, end);
    if (channels === 4) copyAlpha(values, bytes, first, end, most);
    if (end < values.length) await new Promise((resolve) => setTimeout(resolve));
  }
  return bytes;
}

type Conversion = (
  values: ProfiledPixels["values"],
  bytes: Uint8Array,
  channels: number,
  first: number,
  end: number,
) => void;

function greyRows({ curve }: SimpleProfile & { kind: "grey" }, most: number): Conversion {
  const shown = Uint8Array.from({ length: most + 1 }, (_, value) =>
    Math.round(encoded(curve(value / most)) * 255),
  );
  return (values, bytes, channels, first, end) => {
    for (let at = first; at < end; at += channels) {
      const value = shown[values[at] ?? 0] ?? 0;
      bytes[at] = value;
      bytes[at + 1] = value;
      bytes[at + 2] = value;
    }
  };
}

function colourRows(
  { curves, toSrgb }: SimpleProfile & { kind: "colour" },
  most: number,
): Conversion {
  const [reds, greens, blues] = curves.map((curve) => lightsOf(curve, most));
  const shown = shownLights();
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = toSrgb;
  const show = (light: number) =>
    shown[light <= 0 ? 0 : light >= 1 ? lightSteps : Math.round(light * lightSteps)] ?? 0;
  return (values, bytes, channels, first, end) => {
    for (let at = first; at < end; at += channels) {
      const red = reds?.[values[at] ?? 0] ?? 0;
      const green = greens?.[values[at + 1] ?? 0] ?? 0;
      const blue = blues?.[values[at + 2] ?? 0] ?? 0;
      bytes[at] = show(rr * red + rg * green + rb * blue);
      bytes[at + 1] = show(gr * red + gg * green + gb * blue);
      bytes[at + 2] = show(br * red + bg * green + bb * blue);
    }
  };
}

const lightsOf = (curve: ToneCurve, most: number) =>
  Float32Array.from({ length: most + 1 }, (_, value) => curve(value / most));

/** Near black, where sRGB is steepest, a step is a twentieth of what a byte can distinguish. */
const lightSteps = 65_535;

const shownLights = () =>
  Uint8Array.from({ length: lightSteps + 1 }, (_, light) =>
    Math.round(encoded(light / lightSteps) * 255),
  );

/** Encodes light, 0 to 1, as sRGB. */
export function encoded(light: number): number {
  if (light <= 0) return 0;
  if (light >= 1) return 1;
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

function copyAlpha(
  values: ProfiledPixels["values"],
  bytes: Uint8Array,
  first: number,
  end: number,
  most: number,
): void {
  for (let at = first + 3; at < end; at += 4) bytes[at] = ((values[at] ?? 0) * 255) / most + 0.5;
}
