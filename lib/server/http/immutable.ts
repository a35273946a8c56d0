import "server-only";

/** The headers of bytes that never change under their address. */
export function immutableHeaders(facts: Record<string, string>): Headers {
  return new Headers({
    ...facts,
    "Cache-Control": "private, max-age=31536000, immutable",
    // An image is never a page, whatever its bytes say.
    "Content-Security-Policy": "default-src 'none'; sandbox",
  });
}

/** Whether the caller has those bytes already; a cache on the way may have made its tag a weak one. */
export function isKnown(request: Request, headers: Headers): boolean {
  const tag = headers.get("etag");
  const known = request.headers.get("if-none-match")?.trim();
  if (tag === null || known === undefined) return false;
  const tags: string[] = known.match(/"[^"]*"/g) ?? [];
  return known === "*" || tags.includes(tag);
}
