import {
  type ByteSource,
  bytesOf,
  joined,
  latin1Of,
  longestTextBytes,
  mostParts,
  mostTexts,
  type Splice,
  startsWith,
  textOf,
  uint32Little,
  uint32LittleAt,
} from "./byte-source";
import type { Recipe } from "./recipe";
import { recipeTextIn, xmpPacket } from "./xmp";

const riff = bytesOf("RIFF");
const webp = bytesOf("WEBP");
/** RIFF, the length of what follows, WEBP. */
const headBytes = 12;
const flags = { xmp: 0x04, alpha: 0x10 };

export const isWebp = (head: Uint8Array) => startsWith(head, riff) && startsWith(head, webp, 8);

interface Chunk {
  type: string;
  at: number;
  /** Of its data alone. */
  length: number;
}

/** A chunk in the file: its head, its data, and a padding byte if that is odd. */
const wholeLength = ({ length }: Chunk) => 8 + length + (length % 2);

async function* chunksOf(source: ByteSource): AsyncGenerator<Chunk> {
  let at = headBytes;
  for (let count = 0; count < mostParts; count += 1) {
    const head = await source.read(at, 8);
    if (head.byteLength < 8) return;
    const chunk = { type: latin1Of(head.subarray(0, 4)), at, length: uint32LittleAt(head, 4) };
    if (at + 8 + chunk.length > source.size) return;
    yield chunk;
    at += wholeLength(chunk);
  }
}

async function packetAt(source: ByteSource, chunk: Chunk): Promise<string | undefined> {
  if (chunk.type !== "XMP " || chunk.length > longestTextBytes) return undefined;
  return textOf(await source.read(chunk.at + 8, chunk.length));
}

/** The texts of a WebP that may be a recipe. */
export async function recipeTextsInWebp(source: ByteSource): Promise<string[]> {
  const texts: string[] = [];
  for await (const chunk of chunksOf(source)) {
    const text = recipeTextIn((await packetAt(source, chunk)) ?? "");
    if (text !== undefined) texts.push(text);
    if (texts.length === mostTexts) break;
  }
  return texts;
}

/**
 * What to change in a WebP so that it carries a recipe; pixels and everything else stay. A simple
 * file gets an extended header, without which readers need not look for metadata. Undefined if the
 * file has no picture that the header could describe.
 */
export async function splicesForWebp(
  source: ByteSource,
  recipe: Recipe,
): Promise<Splice[] | undefined> {
  const chunks: Chunk[] = [];
  for await (const chunk of chunksOf(source)) chunks.push(chunk);
  const [first] = chunks;
  const header = first && (await extendedHeader(source, first));
  if (!first || !header) return undefined;
  const old = chunks.filter(({ type }) => type === "XMP ");
  const [packet] = old;
  const text = xmpPacket(recipe, packet && (await packetAt(source, packet)));
  const last = chunks.at(-1) ?? first;
  const end = Math.min(source.size, last.at + wholeLength(last));
  // Chunks begin at even offsets; some programs forget the byte that pads the last one.
  const forgotten = new Uint8Array(last.at + wholeLength(last) - end);
  const xmp = joined(forgotten, chunk("XMP ", bytesOf(text)));
  const removed = old.reduce((sum, chunk) => sum + wholeLength(chunk), 0);
  const isExtended = first.type === "VP8X";
  const grown = xmp.byteLength + (isExtended ? 0 : header.byteLength) - removed;
  return [
    { at: 4, remove: 4, insert: uint32Little(end - 8 + grown) },
    { at: first.at, remove: isExtended ? wholeLength(first) : 0, insert: header },
    ...old.map((chunk) => ({ at: chunk.at, remove: wholeLength(chunk), insert: new Uint8Array() })),
    { at: end, remove: 0, insert: xmp },
  ];
}

function chunk(type: string, bytes: Uint8Array): Uint8Array {
  const padding = new Uint8Array(bytes.byteLength % 2);
  return joined(bytesOf(type), uint32Little(bytes.byteLength), bytes, padding);
}

/** The VP8X chunk of a file with XMP, derived from its first chunk. */
async function extendedHeader(source: ByteSource, first: Chunk): Promise<Uint8Array | undefined> {
  const bytes = await source.read(first.at + 8, Math.min(first.length, 10));
  if (bytes.byteLength < 10) return undefined;
  if (first.type === "VP8X") {
    const changed = bytes.slice();
    changed[0] = (changed[0] ?? 0) | flags.xmp;
    return chunk("VP8X", changed);
  }
  const picture = simplePicture(first.type, bytes);
  if (!picture) return undefined;
  const { width, height, hasAlpha } = picture;
  return chunk(
    "VP8X",
    joined(
      new Uint8Array([flags.xmp | (hasAlpha ? flags.alpha : 0), 0, 0, 0]),
      uint32Little(width - 1).subarray(0, 3),
      uint32Little(height - 1).subarray(0, 3),
    ),
  );
}

const sideMask = 0x3fff;

/**
 * Size in pixels of a simple file's picture. RFC 9649, sections 2.5 and 2.6; RFC 6386, section 9.1.
 */
function simplePicture(type: string, bytes: Uint8Array) {
  if (type === "VP8L" && bytes[0] === 0x2f) {
    const bits = uint32LittleAt(bytes, 1);
    return {
      width: (bits & sideMask) + 1,
      height: ((bits >>> 14) & sideMask) + 1,
      hasAlpha: ((bits >>> 28) & 1) === 1,
    };
  }
  if (type === "VP8 " && startsWith(bytes, new Uint8Array([0x9d, 0x01, 0x2a]), 3)) {
    const sides = uint32LittleAt(bytes, 6);
    return { width: sides & sideMask, height: (sides >>> 16) & sideMask, hasAlpha: false };
  }
  return undefined;
}
