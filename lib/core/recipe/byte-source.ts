/** A file that can be read in parts, so that it need not be in memory as a whole. */
export interface ByteSource {
  size: number;
  /** The bytes from an offset on; fewer than requested if the file ends. */
  read: (offset: number, length: number) => Promise<Uint8Array>;
}

/** A change to a file: at an offset of the original, removes some bytes and inserts others. */
export interface Splice {
  at: number;
  remove: number;
  insert: Uint8Array;
}

/** Metadata longer than this cannot be a recipe and is not read into memory. */
export const longestTextBytes = 1024 * 1024;

/** No honest file has more parts; a hostile one full of empty parts would take minutes. */
export const mostParts = 50_000;

/** How many candidates for a recipe are checked in one file. */
export const mostTexts = 8;

export const bytesOf = (text: string) => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
export const latin1Of = (bytes: Uint8Array) => String.fromCharCode(...bytes);

export function joined(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Unsigned, the highest byte first; 0 if the bytes end before it. */
export function uint32At(bytes: Uint8Array, offset: number): number {
  return offset + 4 <= bytes.byteLength ? viewOf(bytes).getUint32(offset) : 0;
}

/** Unsigned, the lowest byte first; 0 if the bytes end before it. */
export function uint32LittleAt(bytes: Uint8Array, offset: number): number {
  return offset + 4 <= bytes.byteLength ? viewOf(bytes).getUint32(offset, true) : 0;
}

export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value);
  return bytes;
}

export function uint32Little(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value, true);
  return bytes;
}

/** Whether the wanted bytes are at an offset. */
export function startsWith(bytes: Uint8Array, wanted: Uint8Array, offset = 0): boolean {
  return (
    bytes.byteLength >= offset + wanted.byteLength &&
    wanted.every((byte, index) => bytes[offset + index] === byte)
  );
}
