import "server-only";

/** The headers of bytes that never change under their address. */
export function immutableHeaders(facts: Record<string, string>): Headers {
  return new Headers({
    ...facts,
    "Cache-Control": "private, max-age=31536000, immutable",
    // A browser must never treat an image as a page, whatever its bytes say.
    "Content-Security-Policy": "default-src 'none'; sandbox",
  });
}

/** Whether the caller already has those bytes; a cache on the way may have weakened the tag. */
export function isKnown(request: Request, headers: Headers): boolean {
  const tag = headers.get("etag");
  const known = request.headers.get("if-none-match")?.trim();
  if (tag === null || known === undefined) return false;
  const tags: string[] = known.match(/"[^"]*"/g) ?? [];
  return known === "*" || tags.includes(tag);
}
