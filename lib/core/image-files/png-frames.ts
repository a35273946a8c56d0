const signatureBytes = 8;
const chunkBytes = 12;

/** How many frames an animated PNG has; 1 for a still one. */
export function countPngFrames(content: Uint8Array): number {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let at = signatureBytes;
  // The animation chunk comes before the pixels.
  while (at + chunkBytes <= content.length) {
    const type = view.getUint32(at + 4);
    if (type === chunk.pixels) return 1;
    if (type === chunk.animation) return Math.max(1, view.getUint32(at + 8));
    at += chunkBytes + view.getUint32(at);
  }
  return 1;
}

/** "IDAT" and "acTL". */
const chunk = { pixels: 0x49444154, animation: 0x6163544c } as const;
