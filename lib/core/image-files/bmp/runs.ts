import type { BmpHeader } from "./header";
import { copyColour } from "./rows";

/** What can follow a zero instead of a run. */
const escapes = { endOfLine: 0, endOfPicture: 1, delta: 2 };

/**
 * Unpacks runs into RGBA; what they leave out stays transparent. Every run is clipped to its row
 * before it is drawn, so that the work never exceeds the actual bytes and pixels.
 * @returns whether the picture is complete, or undefined if the file ends too early
 */
export function unpackRuns(
  content: Uint8Array,
  { width, height, isTopDown, encoding, offset }: BmpHeader,
  colours: Uint8Array,
  pixels: Uint8Array,
): { isFull: boolean } | undefined {
  const bits = encoding.kind === "runs" ? encoding.bits : 8;
  let at = offset;
  let x = 0;
  let y = 0;
  let drawn = 0;

  /** Draws `count` pixels, reading each at a position that `stepBits` advances; 0 repeats one. */
  const draw = (count: number, from: number, isRun: boolean) => {
    const visible = Math.max(0, Math.min(count, width - x));
    const row = isTopDown ? y : height - 1 - y;
    for (let index = 0, to = (row * width + x) * 4; index < visible; index += 1, to += 4) {
      if (bits === 24) {
        const place = isRun ? from : from + index * 3;
        pixels[to] = content[place + 2] ?? 0;
        pixels[to + 1] = content[place + 1] ?? 0;
        pixels[to + 2] = content[place] ?? 0;
      } else if (bits === 8) {
        copyColour(colours, content[isRun ? from : from + index] ?? 0, pixels, to);
      } else {
        // Two per byte, even in a run, whose two colours alternate.
        const byte = content[isRun ? from : from + (index >> 1)] ?? 0;
        copyColour(colours, index % 2 === 0 ? byte >> 4 : byte & 15, pixels, to);
      }
      pixels[to + 3] = 255;
    }
    drawn += visible;
    x += visible;
  };

  while (y < height && at + 1 < content.length) {
    const count = content[at] ?? 0;
    const code = content[at + 1] ?? 0;
    if (count > 0) {
      draw(count, at + 1, true);
      at += bits === 24 ? 4 : 2;
    } else if (code === escapes.endOfLine) {
      x = 0;
      y += 1;
      at += 2;
    } else if (code === escapes.endOfPicture) {
      return { isFull: drawn === width * height };
    } else if (code === escapes.delta) {
      x = Math.min(width, x + (content[at + 2] ?? 0));
      y += content[at + 3] ?? 0;
      at += 4;
    } else {
      const bytes = Math.ceil((code * bits) / 8);
      if (at + 2 + bytes > content.length) return undefined;
      draw(code, at + 2, false);
      // Literal pixels are padded to an even length.
      at += 2 + bytes + (bytes % 2);
    }
  }
  // Many writers leave out the end mark; a complete picture needs none.
  const isFull = drawn === width * height;
  return isFull || y >= height ? { isFull } : undefined;
}
