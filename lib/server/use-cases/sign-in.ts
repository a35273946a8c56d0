import "server-only";
import { ApiError } from "../http/api-error";
import { endedSessionCookie, isPassword, newSessionCookie } from "../http/session";
import { recordAttempt, requireAttempt } from "../http/sign-in-attempts";
import type { Studio } from "../studio";

/**
 * Opens a session.
 * @throws ApiError `access.wrongPassword` naming the field, `access.tooManyAttempts`
 */
export async function signIn(
  studio: Studio,
  password: string,
  request: Request,
): Promise<Response> {
  requireAttempt(Date.now());
  const isRight = isPassword(studio.config, password);
  recordAttempt(Date.now(), isRight);
  if (!isRight) {
    const fault = { path: "password", code: "access.wrongPassword", params: {} };
    throw new ApiError("access.wrongPassword", [fault]);
  }
  return withCookie(await newSessionCookie(studio.config, cameOverTls(request)));
}

/** Ends a session. */
export function signOut(request: Request): Response {
  return withCookie(endedSessionCookie(cameOverTls(request)));
}

function withCookie(cookie: string): Response {
  return new Response(null, {
    status: 204,
    headers: { "Set-Cookie": cookie, "Cache-Control": "no-store" },
  });
}

function cameOverTls(request: Request): boolean {
  return request.headers.get("x-forwarded-proto") === "https";
}
