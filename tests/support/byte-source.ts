import type { ByteSource, Splice } from "@/lib/core/recipe/byte-source";

/** A file in memory. */
export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.byteLength,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** A file with edits applied. */
export function spliced(bytes: Uint8Array, splices: Splice[]): Buffer {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const splice of splices) {
    parts.push(bytes.subarray(at, splice.at), splice.insert);
    at = splice.at + splice.remove;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}
