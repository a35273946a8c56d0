import "server-only";
import { isIP } from "node:net";
import { type Config, isLoopback } from "../config";
import { ApiError } from "./api-error";
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

/**
 * Admits a request that was sent to an expected host and not by another site's page.
 * @throws ApiError `access.host`, `access.origin`
 */
export function requireOwnPlace(config: Config, request: Request): void {
  if (!isExpectedHost(config, request.headers.get("host"))) throw new ApiError("access.host");
  if (isForeign(request)) throw new ApiError("access.origin");
}

/** Who may make a call. */
export interface Admission {
  /** Needs no session. */
  isOpen: boolean;
  /** A program may send the administrator's token instead of a session. */
  isForMonitors?: boolean;
}

/**
 * Admits a request or throws: unexpected Host, foreign Origin, or no session while a password is
 * set.
 */
export async function admit(
  config: Config,
  request: Request,
  { isOpen, isForMonitors = false }: Admission,
): Promise<void> {
  requireOwnPlace(config, request);
  if (isOpen || !config.password) return;
  if (isForMonitors && isMonitor(config, request)) return;
  if (!(await readSession(config, request.headers.get("cookie")))) {
    throw new ApiError("access.signInNeeded");
  }
}

function isMonitor({ metricsToken }: Config, request: Request): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  return metricsToken !== undefined && given !== undefined && areEqual(given, metricsToken);
}
