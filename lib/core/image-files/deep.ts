const startsWith = (head: Uint8Array, signature: readonly number[]) =>
  signature.every((value, at) => head[at] === value);

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const ftyp = [0x66, 0x74, 0x79, 0x70];
/** The box that says how an AVIF's pixels are coded. */
const av1C = [0x61, 0x76, 0x31, 0x43];

/** How much of a file tells whether it is deep: an AVIF's profile can come before its depth. */
export const deepHeadBytes = 64 * 1024;

/**
 * Whether a PNG or an AVIF has more than 8 bits a channel.
 * @param head the whole file, or `deepHeadBytes` of it
 */
export function isDeep(head: Uint8Array): boolean {
  if (startsWith(head, pngSignature)) return (head[24] ?? 8) > 8;
  if (!startsWith(head.subarray(4), ftyp)) return false;
  for (let at = 8; at < head.length; at += 1) {
    // After the name come the version, the profile, and flags of which the second means deep.
    if (head[at] === av1C[0] && startsWith(head.subarray(at), av1C)) {
      return ((head[at + 6] ?? 0) & 0x40) !== 0;
    }
  }
  return false;
}
