import "server-only";
import { isIP } from "node:net";
import { type Config, isLoopback } from "../config";
import { type Refusal, refuse } from "../refusal";
import { areEqual, readSession } from "./session";

/** The host name in a Host header, without the port. */
function hostNameOf(host: string): string {
  return host
    .replace(/:\d+$/, "")
    .replace(/^\[|\]$/g, "")
    .toLowerCase();
}

/**
 * Whether the studio expects a request's Host. A page elsewhere can make a browser send requests
 * here under a name of its own (DNS rebinding), but never under an address.
 */
export function isExpectedHost(config: Config, host: string | null): boolean {
  if (!host) return false;
  const name = hostNameOf(host);
  if (isLoopback(name) || name === hostNameOf(config.host)) return true;
  if (config.allowedHosts.includes(name)) return true;
  return !isLoopback(config.host) && isIP(name) !== 0;
}

const safeMethods = ["GET", "HEAD", "OPTIONS"];

/** Whether another site's page made a mutating request. */
function isForeign(request: Request): boolean {
  if (safeMethods.includes(request.method)) return false;
  const origin = request.headers.get("origin");
  if (origin !== null) {
    return !URL.canParse(origin) || new URL(origin).host !== request.headers.get("host");
  }
  const site = request.headers.get("sec-fetch-site");
  return site !== null && site !== "same-origin" && site !== "none";
}

/** Refuses a request that was sent to an unexpected host or by another site's page. */
export function refuseElsewhere(
  config: Config,
  request: Request,
): Refusal<"access.host" | "access.origin"> | undefined {
  if (!isExpectedHost(config, request.headers.get("host"))) return refuse("access.host");
  return isForeign(request) ? refuse("access.origin") : undefined;
}

/** Who may make a call. */
export interface Admission {
  /** Needs no session. */
  isOpen: boolean;
  /** A program may send the administrator's token instead of a session. */
  isForMonitors?: boolean;
}

/** Refuses an unexpected Host, a foreign Origin, or no session while a password is set. */
export async function refuseEntry(
  config: Config,
  request: Request,
  { isOpen, isForMonitors = false }: Admission,
): Promise<Refusal<"access.host" | "access.origin" | "access.signInNeeded"> | undefined> {
  const elsewhere = refuseElsewhere(config, request);
  if (elsewhere) return elsewhere;
  if (isOpen || (isForMonitors && isMonitor(config, request))) return undefined;
  return (await isSignedIn(config, request)) ? undefined : refuse("access.signInNeeded");
}

/** Whether a request has a session; where no password is set, every one is as good. */
export async function isSignedIn(config: Config, request: Request): Promise<boolean> {
  return (
    !config.password || (await readSession(config, request.headers.get("cookie"))) !== undefined
  );
}

function isMonitor({ metricsToken }: Config, request: Request): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  return metricsToken !== undefined && given !== undefined && areEqual(given, metricsToken);
}
