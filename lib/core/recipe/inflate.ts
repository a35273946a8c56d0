import { joined, longestTextBytes } from "./byte-source";

/**
 * Unpacks what zlib has packed.
 * @returns undefined where it is damaged or would become longer than any text that is looked at,
 *   which is noticed before it is in memory
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
