import {
  type ByteSource,
  bytesOf,
  joined,
  mostParts,
  mostTexts,
  type Splice,
  startsWith,
  textOf,
} from "./byte-source";
import type { Recipe } from "./recipe";
import { type Detail, recipeTextIn, xmpPacket } from "./xmp";

const startOfImage = new Uint8Array([0xff, 0xd8]);
const markers = { startOfScan: 0xda, endOfImage: 0xd9, app0: 0xe0, app1: 0xe1 };
const xmpHeader = bytesOf("http://ns.adobe.com/xap/1.0/\0");
const exifHeader = bytesOf("Exif\0\0");
/** A segment's length counts itself and has 16 bits. */
const longestPacket = 0xffff - 2 - xmpHeader.byteLength;

export const isJpeg = (head: Uint8Array) => startsWith(head, startOfImage) && head[2] === 0xff;

interface Segment {
  marker: number;
  at: number;
  /** With its marker. */
  length: number;
}

/** The segments before the pixels. */
async function* segmentsOf(source: ByteSource): AsyncGenerator<Segment> {
  let at = startOfImage.byteLength;
  for (let count = 0; count < mostParts; count += 1) {
    const [begin, marker, high, low] = await source.read(at, 4);
    if (begin !== 0xff || marker === undefined || high === undefined || low === undefined) return;
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === markers.startOfScan || marker === markers.endOfImage) return;
    const length = 2 + high * 256 + low;
    if (length < 4 || at + length > source.size) return;
    yield { marker, at, length };
    at += length;
  }
}

interface Packet {
  at: number;
  length: number;
  text: string;
}

async function packetAt(source: ByteSource, segment: Segment): Promise<Packet | undefined> {
  if (segment.marker !== markers.app1) return undefined;
  const { at, length } = segment;
  const bytes = await source.read(at + 4, length - 4);
  if (!startsWith(bytes, xmpHeader)) return undefined;
  return { at, length, text: textOf(bytes.subarray(xmpHeader.byteLength)) };
}

/** The texts of a JPEG that may be a recipe. */
export async function recipeTextsInJpeg(source: ByteSource): Promise<string[]> {
  const texts: string[] = [];
  for await (const segment of segmentsOf(source)) {
    const text = recipeTextIn((await packetAt(source, segment))?.text ?? "");
    if (text !== undefined) texts.push(text);
    if (texts.length === mostTexts) break;
  }
  return texts;
}

/**
 * What to change in a JPEG so that it carries a recipe; pixels and everything else stay. A segment
 * ends at 64 kB: what does not fit is left out, first the description, then the rewritten prompt.
 * Undefined if even the rest does not fit.
 */
export async function splicesForJpeg(
  source: ByteSource,
  recipe: Recipe,
): Promise<Splice[] | undefined> {
  let place = startOfImage.byteLength;
  let isLeading = true;
  const replaced: Packet[] = [];
  for await (const segment of segmentsOf(source)) {
    // JFIF and EXIF each must come first.
    isLeading &&= await isFileHeader(source, segment);
    if (isLeading) place = segment.at + segment.length;
    const packet = await packetAt(source, segment);
    if (packet) replaced.push(packet);
  }
  const packet = fittingPacket(recipe, replaced[0]?.text);
  if (!packet) return undefined;
  const length = 2 + xmpHeader.byteLength + packet.byteLength;
  const head = new Uint8Array([0xff, markers.app1, length >> 8, length & 0xff]);
  return [
    { at: place, remove: 0, insert: joined(head, xmpHeader, packet) },
    ...replaced.map(({ at, length: gone }) => ({ at, remove: gone, insert: new Uint8Array() })),
  ];
}

async function isFileHeader(source: ByteSource, { marker, at }: Segment): Promise<boolean> {
  if (marker === markers.app0) return true;
  return (
    marker === markers.app1 && startsWith(await source.read(at + 4, exifHeader.length), exifHeader)
  );
}

function fittingPacket(recipe: Recipe, existing: string | undefined): Uint8Array | undefined {
  const details: Detail[] = ["full", "noDescription", "noRewrittenPrompt"];
  return details
    .map((detail) => bytesOf(xmpPacket(recipe, existing, detail)))
    .find(({ byteLength }) => byteLength <= longestPacket);
}
