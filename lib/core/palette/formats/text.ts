const encoder = new TextEncoder();

export const encodedText = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** The text of a file in UTF-8 or UTF-16, which some Windows programs write. */
export function decodedText(content: Uint8Array): string {
  return new TextDecoder(encodingOf(content)).decode(content);
}

function encodingOf(content: Uint8Array): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Without a byte order mark, every other byte of codes and numbers is zero.
  const isEvery = (parity: number) =>
    content.length >= 8 &&
    content.slice(0, 32).every((byte, at) => at % 2 !== parity || byte === 0);
  if (isEvery(1)) return "utf-16le";
  return isEvery(0) ? "utf-16be" : "utf-8";
}
