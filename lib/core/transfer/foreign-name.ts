const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const utf8 = new TextDecoder();
const western = new TextDecoder("windows-1252");

/** What a system wrote that says nothing: a byte that no letter has, or the sign for one. */
const unreadable = /[\u0080-\u009f\ufffd]/g;

/**
 * The name of a file from a system that may not write UTF-8. Otherwise it is read as Windows and
 * Latin-1 write Western languages, unless it has other letters in UTF-8 and is only damaged: what
 * cannot be read then becomes an underscore.
 */
export function foreignName(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    const damaged = utf8.decode(bytes);
    const isUtf8 = /[^\p{ASCII}\ufffd]/u.test(damaged);
    return (isUtf8 ? damaged : western.decode(bytes)).replaceAll(unreadable, "_");
  }
}

/** Each `%E9` as its byte; what is no such sign stands for itself. */
export function percentBytes(text: string): Uint8Array {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  const parts = text.split(/(%[0-9a-f]{2})/i);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) bytes.push(Number.parseInt(part.slice(1), 16));
    // One by one: a call takes only so many arguments.
    else for (const byte of encoder.encode(part)) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
