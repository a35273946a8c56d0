import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { callerOf, cameOverTls } from "../http/caller";
import { endedSessionCookie, endSession, isPassword, newSessionCookie } from "../http/session";
import { isRefusal, type Refusal, refuse } from "../refusal";
import type { Studio } from "../studio";

/** Opens a session. A refused password names its field. */
export async function signIn(
  studio: Studio,
  password: string,
  request: Request,
): Promise<Response | Refusal<"access.wrongPassword" | "access.tooManyAttempts">> {
  const caller = callerOf(request, studio.config.proxies);
  const isRight = isPassword(studio.config, password);
  const recorded = await studio.signInAttempts.record(caller, isRight);
  if (isRefusal(recorded)) return recorded;
  if (recorded.delayMs > 0) await sleep(recorded.delayMs);
  if (!isRight) {
    const fault = { path: "password", code: "access.wrongPassword", params: {} };
    return refuse("access.wrongPassword", [fault]);
  }
  return withCookie(await newSessionCookie(studio.config, cameOverTls(request)));
}

/** Ends a session for good, in every browser that has its cookie. */
export async function signOut(studio: Studio, request: Request): Promise<Response> {
  await endSession(studio.config, request.headers.get("cookie"));
  return withCookie(endedSessionCookie(cameOverTls(request)));
}

function withCookie(cookie: string): Response {
  return new Response(null, {
    status: 204,
    headers: { "Set-Cookie": cookie, "Cache-Control": "no-store" },
  });
}
