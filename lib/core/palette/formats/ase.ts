import { formatRatio } from "../palette";
import { type AdobeColour, hexOfAdobe } from "./adobe-colour";
import {
  channelsOf,
  contentOf,
  type PaletteContent,
  type PaletteFormat,
  shareInName,
} from "./format";

const signature = 0x41534546;
const colourBlock = 0x0001;
/** A block starts with its kind and length. */
const blockHead = 6;
const globalColour = 0;

/** Adobe Swatch Exchange: big-endian blocks of named colours. The share is in the name. */
export const ase: PaletteFormat = {
  id: "ase",
  extension: ".ase",
  mime: "application/octet-stream",
  write: (palette) => {
    const blocks = palette.map(({ hex, ratio }) => blockOf(hex, `${hex} ${formatRatio(ratio)}`));
    const size = blocks.reduce((sum, block) => sum + block.byteLength, 12);
    const file = new Uint8Array(size);
    const view = new DataView(file.buffer);
    view.setUint32(0, signature);
    view.setUint16(4, 1);
    view.setUint32(8, blocks.length);
    let at = 12;
    for (const block of blocks) {
      file.set(block, at);
      at += block.byteLength;
    }
    return file;
  },
  read: (content) => {
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    if (view.byteLength < 12 || view.getUint32(0) !== signature) return undefined;
    try {
      return readBlocks(view);
    } catch (error) {
      // The file ends in the middle of a block.
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  },
};

function blockOf(hex: string, name: string): Uint8Array {
  const letters = name.length + 1;
  const length = 2 + letters * 2 + 4 + 12 + 2;
  const block = new Uint8Array(blockHead + length);
  const view = new DataView(block.buffer);
  view.setUint16(0, colourBlock);
  view.setUint32(2, length);
  view.setUint16(6, letters);
  for (let index = 0; index < name.length; index += 1) {
    view.setUint16(8 + index * 2, name.charCodeAt(index));
  }
  const model = 8 + letters * 2;
  block.set([0x52, 0x47, 0x42, 0x20], model);
  channelsOf(hex).forEach((value, index) => {
    view.setFloat32(model + 4 + index * 4, value / 255);
  });
  view.setUint16(model + 16, globalColour);
  return block;
}

function readBlocks(view: DataView): PaletteContent {
  const found: Parameters<typeof contentOf>[0] = [];
  let at = 12;
  for (let block = view.getUint32(8); block > 0 && at < view.byteLength; block -= 1) {
    const kind = view.getUint16(at);
    const length = view.getUint32(at + 2);
    if (kind === colourBlock) found.push(readSwatch(view, at + blockHead));
    at += blockHead + length;
  }
  return contentOf(found);
}

function readSwatch(view: DataView, at: number) {
  const letters = view.getUint16(at);
  let name = "";
  for (let index = 0; index < letters - 1; index += 1) {
    name += String.fromCharCode(view.getUint16(at + 2 + index * 2));
  }
  const model = at + 2 + letters * 2;
  const code = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(model + index)));
  const part = (index: number) => view.getFloat32(model + 4 + index * 4);
  const colour = colourOf(code, part);
  return { hex: colour && hexOfAdobe(colour), name, weight: shareInName(name) };
}

function colourOf(code: string, part: (index: number) => number): AdobeColour | undefined {
  switch (code) {
    case "RGB ":
      return { kind: "rgb", parts: [part(0), part(1), part(2)] };
    case "CMYK":
      return { kind: "cmyk", parts: [part(0), part(1), part(2), part(3)] };
    case "LAB ":
      return { kind: "lab", parts: [part(0) * 100, part(1), part(2)] };
    case "Gray":
      return { kind: "grey", parts: [part(0)] };
    default:
      return undefined;
  }
}
