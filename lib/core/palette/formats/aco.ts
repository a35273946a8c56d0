import { type AdobeColour, hexOfAdobe } from "./adobe-colour";
import { contentOf, type PaletteReader } from "./format";

const headBytes = 4;
const colourBytes = 10;

/**
 * Photoshop's swatches: big-endian words, five per colour. A second list with names may follow, of
 * the same colours. "Adobe Photoshop File Formats Specification", Color swatches.
 */
export const aco: PaletteReader = {
  read: (content) => {
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    if (view.byteLength < headBytes || view.getUint16(0) !== 1) return undefined;
    const count = view.getUint16(2);
    if (count === 0 || view.byteLength < headBytes + count * colourBytes) return undefined;
    return contentOf(
      Array.from({ length: count }, (_, index) => {
        const at = headBytes + index * colourBytes;
        const colour = colourAt(view, at);
        return { hex: colour && hexOfAdobe(colour), name: String(index + 1) };
      }),
    );
  },
};

function colourAt(view: DataView, at: number): AdobeColour | undefined {
  const word = (index: number) => view.getUint16(at + 2 + index * 2);
  const signed = (index: number) => view.getInt16(at + 2 + index * 2);
  const full = 65535;
  switch (view.getUint16(at)) {
    case 0:
      return { kind: "rgb", parts: [word(0) / full, word(1) / full, word(2) / full] };
    case 1:
      return { kind: "hsb", parts: [word(0) / full, word(1) / full, word(2) / full] };
    case 2:
      // In this format 0 is full ink.
      return { kind: "cmyk", parts: [0, 1, 2, 3].map((index) => 1 - word(index) / full) };
    case 7:
      return { kind: "lab", parts: [word(0) / 100, signed(1) / 100, signed(2) / 100] };
    case 8:
      return { kind: "grey", parts: [1 - word(0) / 10_000] };
    default:
      return undefined;
  }
}
