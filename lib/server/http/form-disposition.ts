import "server-only";
import { foreignName, percentBytes } from "@/lib/core/transfer/foreign-name";

/** What a part of a form says about itself. */
export interface FormDisposition {
  field: string | undefined;
  fileName: string | undefined;
}

/** No name has them, and a list of names would break at them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const controls = /[\u0000-\u001f\u007f]+/g;

/** `; name="value"`, `; name=value` or `; name*=charset'language'value`. */
const parameter = /;\s*([\w-]+)(\*?)\s*=\s*(?:"((?:\\"|[^"])*)"|([^;\s]*))/g;

/**
 * Reads the header of a part, given as its bytes, one in each character. Undefined if it is not a
 * form's.
 */
export function formDispositionOf(header: string): FormDisposition | undefined {
  if (!/^\s*form-data\s*(;|$)/i.test(header)) return undefined;
  const found = new Map<string, string>();
  for (const [, name = "", star = "", quoted, bare = ""] of header.matchAll(parameter)) {
    const value = quoted?.replaceAll('\\"', '"') ?? bare;
    const text = star ? extended(value) : textOf(value);
    found.set(name.toLowerCase() + star, text.replaceAll(controls, " "));
  }
  return { field: found.get("name"), fileName: found.get("filename*") ?? found.get("filename") };
}

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

/** Browsers escape the three characters that would end a quoted name. */
const textOf = (value: string) =>
  foreignName(bytesOf(value))
    .replaceAll("%22", '"')
    .replaceAll(/(%0d|%0a)+/gi, " ");

/** `UTF-8''caf%C3%A9`. RFC 5987. */
function extended(value: string): string {
  const [, charset = "", encoded = value] = /^([^']*)'[^']*'(.*)$/.exec(value) ?? [];
  const bytes = percentBytes(encoded);
  if (/^utf-?8$|^$/i.test(charset)) return foreignName(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return foreignName(bytes);
  }
}
