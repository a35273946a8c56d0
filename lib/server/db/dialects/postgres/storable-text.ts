import "server-only";

/** PostgreSQL has no text with the character U+0000; any other value stays as it is. */
export function storableText(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\ufffd") : value;
}
