import "server-only";

/** Headers that make a browser save an answer under a name instead of showing it. */
export function attachmentHeaders(name: string, type: string): Headers {
  return new Headers({
    "Content-Type": type,
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
  });
}
