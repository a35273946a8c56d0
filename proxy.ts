import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";

/**
 * Gives every page a content security policy of its own: only scripts that carry this answer's nonce
 * run, so that text which finds its way into a page stays text. Next reads the nonce from the
 * request's header and puts it on its own scripts.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

/** Pages only: a proxy cuts long bodies, and what it does not see it cannot slow down. */
export const config = { matcher: ["/((?!api/|sandbox/|_next/|icon.svg).*)"] };

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  // While developing, React rebuilds stacks with eval, and changes come over a web socket.
  const script = isDevelopment ? " 'unsafe-eval'" : "";
  const connect = isDevelopment ? " ws:" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${script}`,
    // Components place themselves with style attributes; these can colour, but not act.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    `connect-src 'self'${connect}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
