import { once } from "node:events";
import { crc32, createDeflate } from "node:zlib";
import { bmpFile } from "./bmp-file";

/** A run-length encoded BMP: some 130 bytes stand for a row of 16,384 pixels. */
export function runsBmp(side: number): Buffer {
  const row: number[] = [];
  for (let left = side; left > 0; left -= 255) row.push(Math.min(255, left), 1);
  row.push(0, 0);
  const packed = Buffer.concat(Array.from({ length: side }, () => Buffer.from(row)));
  const palette = [
    [0, 0, 0, 255],
    [200, 60, 40, 255],
  ] as const;
  const kind = { header: 40, bits: 8, compression: 1, palette, packed } as const;
  return bmpFile(kind, { width: side, height: side, pixels: [] });
}

/** An interlaced PNG of one colour: a megabyte whose pixels must all be in memory at once. */
export async function interlacedPng(side: number): Promise<Buffer> {
  const passes = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  const deflate = createDeflate({ level: 9 });
  const packed: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => packed.push(chunk));
  const ended = once(deflate, "end");
  for (const [left, top, across, down] of passes) {
    const row = Buffer.alloc(1 + Math.ceil((side - left) / across) * 3);
    const rows = Math.ceil((side - top) / down);
    for (let begun = 0; begun < rows; begun += 256) {
      const piece = Buffer.alloc(row.length * Math.min(256, rows - begun));
      if (!deflate.write(piece)) await once(deflate, "drain");
    }
  }
  deflate.end();
  await ended;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 1], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = Buffer.concat(packed);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", head),
    pngChunk("IDAT", data),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** An SVG of a few kilobytes in which every layer draws the previous one ten times. */
export function nestedSvg(layers: number): Buffer {
  const drawn = Array.from({ length: layers }, (_, layer) => {
    const uses = Array.from({ length: 10 }, () => `<use href="#l${layer}"/>`).join("");
    return `<g id="l${layer + 1}">${uses}</g>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="4000"><g id="l0"><rect width="9" height="9"/></g>${drawn.join("")}</svg>`,
  );
}
