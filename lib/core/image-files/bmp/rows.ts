import type { BmpHeader, ChannelMasks } from "./header";

/** The palette's colours, three bytes each; missing ones are black. */
export function colourTableOf(content: Uint8Array, { palette }: BmpHeader): Uint8Array {
  const colours = new Uint8Array(256 * 3);
  for (let index = 0; index < palette.count; index += 1) {
    const entry = palette.offset + index * palette.entryBytes;
    colours[index * 3] = content[entry + 2] ?? 0;
    colours[index * 3 + 1] = content[entry + 1] ?? 0;
    colours[index * 3 + 2] = content[entry] ?? 0;
  }
  return colours;
}

/** Writes one row of `width` pixels; `from` and `to` are offsets in `content` and in `pixels`. */
export type RowReader = (
  content: Uint8Array,
  from: number,
  pixels: Uint8Array,
  to: number,
  width: number,
) => void;

export function indexedRow(bits: 1 | 2 | 4 | 8, colours: Uint8Array): RowReader {
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  return (content, from, pixels, to, width) => {
    for (let x = 0, at = to; x < width; x += 1, at += 3) {
      const byte = content[from + Math.floor(x / perByte)] ?? 0;
      const shift = 8 - bits * ((x % perByte) + 1);
      copyColour(colours, (byte >> shift) & mask, pixels, at);
    }
  };
}

export function copyColour(
  colours: Uint8Array,
  index: number,
  pixels: Uint8Array,
  at: number,
): void {
  pixels[at] = colours[index * 3] ?? 0;
  pixels[at + 1] = colours[index * 3 + 1] ?? 0;
  pixels[at + 2] = colours[index * 3 + 2] ?? 0;
}

export const blueGreenRedRow: RowReader = (content, from, pixels, to, width) => {
  for (let place = 0; place < width * 3; place += 3) {
    pixels[to + place] = content[from + place + 2] ?? 0;
    pixels[to + place + 1] = content[from + place + 1] ?? 0;
    pixels[to + place + 2] = content[from + place] ?? 0;
  }
};

/** Four channels if there is an alpha mask, otherwise three. */
export function maskedRow(bytes: 2 | 4, { red, green, blue, alpha }: ChannelMasks): RowReader {
  const masks = alpha === 0 ? [red, green, blue] : [red, green, blue, alpha];
  const channels = masks.map(channelOf);
  return (content, from, pixels, to, width) => {
    let at = to;
    for (let x = 0, place = from; x < width; x += 1, place += bytes) {
      let value = (content[place] ?? 0) | ((content[place + 1] ?? 0) << 8);
      if (bytes === 4)
        value |= ((content[place + 2] ?? 0) << 16) | ((content[place + 3] ?? 0) << 24);
      for (const { mask, shift, scale } of channels) {
        pixels[at] = ((value & mask) >>> shift) * scale + 0.5;
        at += 1;
      }
    }
  };
}

/** Extracts a channel from a pixel and scales it to 0 to 255. */
function channelOf(mask: number) {
  if (mask === 0) return { mask, shift: 0, scale: 0 };
  const shift = 31 - Math.clz32(mask & -mask);
  return { mask, shift, scale: 255 / (mask >>> shift) };
}
