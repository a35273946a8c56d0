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
  uint32,
  uint32At,
} from "./byte-source";
import { inflated } from "./inflate";
import type { Recipe } from "./recipe";
import { recipeText, recipeTextIn, xmpPacket } from "./xmp";

const signature = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
/** Signature, length, type, 13 bytes of IHDR, checksum: text may follow from here. */
const endOfHeader = 33;
const recipeKeyword = "swatchbox";
const xmpKeyword = "XML:com.adobe.xmp";
const longestKeyword = 79;

export const isPng = (head: Uint8Array) => startsWith(head, signature);

interface Chunk {
  type: string;
  /** Of the whole chunk in the file. */
  at: number;
  /** Of its data alone. */
  length: number;
}

/** Length and type before the data, a checksum after it. */
const frame = 12;

async function* chunksOf(source: ByteSource): AsyncGenerator<Chunk> {
  let at = signature.byteLength;
  for (let count = 0; count < mostParts; count += 1) {
    const head = await source.read(at, 8);
    if (head.byteLength < 8) return;
    const length = uint32At(head, 0);
    if (at + length + frame > source.size) return;
    const type = latin1Of(head.subarray(4));
    yield { type, at, length };
    // Data after the end is not part of the picture, however much there is.
    if (type === "IEND") return;
    at += length + frame;
  }
}

interface Text {
  chunk: Chunk;
  keyword: string;
  text: string;
}

/** The texts of a PNG, including compressed ones, as other programs write them. */
async function* textsOf(source: ByteSource): AsyncGenerator<Text> {
  for await (const chunk of chunksOf(source)) {
    const isText = chunk.type === "iTXt" || chunk.type === "zTXt";
    if (!isText || chunk.length > longestTextBytes) continue;
    const bytes = await source.read(chunk.at + 8, chunk.length);
    const keywordEnd = bytes.indexOf(0);
    if (keywordEnd < 1 || keywordEnd > longestKeyword) continue;
    const keyword = latin1Of(bytes.subarray(0, keywordEnd));
    if (keyword !== recipeKeyword && keyword !== xmpKeyword) continue;
    const content = contentOf(chunk.type, bytes, keywordEnd);
    const plain = content?.isPacked ? await inflated(content.bytes.slice()) : content?.bytes;
    if (plain) yield { chunk, keyword, text: textOf(plain) };
  }
}

/** The text after the keyword. PNG specification, 11.3.3. */
function contentOf(type: string, bytes: Uint8Array, keywordEnd: number) {
  if (type === "zTXt") return { isPacked: true, bytes: bytes.subarray(keywordEnd + 2) };
  // Compression flag and method, then a language and a translated keyword, each ended by a zero.
  const languageEnd = bytes.indexOf(0, keywordEnd + 3);
  const translatedEnd = bytes.indexOf(0, languageEnd + 1);
  if (languageEnd === -1 || translatedEnd === -1) return undefined;
  return { isPacked: bytes[keywordEnd + 1] !== 0, bytes: bytes.subarray(translatedEnd + 1) };
}

/** The texts of a PNG that may be a recipe, the most likely first. */
export async function recipeTextsInPng(source: ByteSource): Promise<string[]> {
  const own: string[] = [];
  const inXmp: string[] = [];
  for await (const { keyword, text } of textsOf(source)) {
    const found = keyword === xmpKeyword ? recipeTextIn(text) : undefined;
    if (keyword === recipeKeyword) own.push(text);
    if (found !== undefined) inXmp.push(found);
    if (own.length + inXmp.length === mostTexts) break;
  }
  return [...own, ...inXmp];
}

/**
 * What to change in a PNG so that it carries a recipe; pixels and everything else stay. Undefined
 * if the file is not a PNG.
 */
export async function splicesForPng(
  source: ByteSource,
  recipe: Recipe,
): Promise<Splice[] | undefined> {
  const { value: header } = await chunksOf(source).next();
  if (header?.type !== "IHDR" || header.at + header.length + frame !== endOfHeader)
    return undefined;
  const replaced: Text[] = [];
  for await (const text of textsOf(source)) replaced.push(text);
  const existing = replaced.find(({ keyword }) => keyword === xmpKeyword)?.text;
  const insert = joined(
    internationalText(recipeKeyword, recipeText(recipe)),
    internationalText(xmpKeyword, xmpPacket(recipe, existing)),
  );
  return [
    { at: endOfHeader, remove: 0, insert },
    ...replaced.map(({ chunk }) => ({
      at: chunk.at,
      remove: chunk.length + frame,
      insert: new Uint8Array(),
    })),
  ];
}

/** An iTXt chunk: no compression, no language. PNG specification, 11.3.3.4. */
function internationalText(keyword: string, text: string): Uint8Array {
  const body = joined(
    bytesOf("iTXt"),
    bytesOf(keyword),
    new Uint8Array([0, 0, 0, 0, 0]),
    bytesOf(text),
  );
  return joined(uint32(body.byteLength - 4), body, uint32(crc32(body)));
}

/** The checksum of PNG chunks. PNG specification, annex D. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
