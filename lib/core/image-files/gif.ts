/** A part of a picture, in pixels. */
interface Region {
  left: number;
  top: number;
  width: number;
  height: number;
}

const block = { extension: 0x21, image: 0x2c } as const;

/** A screen and the part of it that a frame covers. */
interface PartialFrame {
  screen: { width: number; height: number };
  frame: Region;
}

/** The part of a GIF's screen that its first frame covers; undefined if it covers everything. */
export function partialFirstFrame(content: Uint8Array): PartialFrame | undefined {
  if (content.length < 13) return undefined;
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const packed = content[10] ?? 0;
  let at = 13 + (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
  while (content[at] === block.extension) {
    at += 2;
    // Blocks of up to 255 bytes until an empty one.
    while (at < content.length && content[at] !== 0) at += 1 + (content[at] ?? 0);
    at += 1;
  }
  if (content[at] !== block.image || at + 9 > content.length) return undefined;
  const left = view.getUint16(at + 1, true);
  const top = view.getUint16(at + 3, true);
  const right = Math.min(screen.width, left + view.getUint16(at + 5, true));
  const bottom = Math.min(screen.height, top + view.getUint16(at + 7, true));
  const isWhole = left === 0 && top === 0 && right >= screen.width && bottom >= screen.height;
  if (isWhole) return undefined;
  const frame = { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
  return { screen, frame };
}
