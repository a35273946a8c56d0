import { joined, longestTextBytes } from "./byte-source";

/**
 * Unpacks zlib data.
 * @returns undefined if it is damaged, or would exceed the longest text allowed, which is detected
 * before it is in memory
 */
export async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    for await (const chunk of stream) {
      length += chunk.byteLength;
      if (length > longestTextBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return joined(...chunks);
}
