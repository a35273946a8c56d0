import "server-only";
import { type Refusal, refuse } from "../refusal";

/** Refuses a range beyond the end of a file of this many bytes. */
export const unsatisfiableRange = (size: number): Refusal<"range.unsatisfiable"> => ({
  ...refuse("range.unsatisfiable"),
  headers: { "Content-Range": `bytes */${size}` },
});

/** The Range header, unless it refers to another version than this tag. RFC 9110, 13.1.5. */
export function wantedRange(request: Request, headers: Headers): string | null {
  const condition = request.headers.get("if-range");
  const isOther = condition !== null && condition !== headers.get("etag");
  return isOther ? null : request.headers.get("range");
}

/**
 * The bytes that a Range header asks for, both ends inclusive. Undefined if the whole must be sent:
 * no header, several ranges, or an invalid one. RFC 9110, section 14.
 */
export function byteRangeOf(
  header: string | null,
  size: number,
): { start: number; end: number } | "unsatisfiable" | undefined {
  const match = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(header?.trim() ?? "");
  if (!match) return undefined;
  const [, from = "", to = ""] = match;
  if (from === "" && to === "") return undefined;
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const start = Number(from);
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < start) return undefined;
  return start >= size ? "unsatisfiable" : { start, end };
}
