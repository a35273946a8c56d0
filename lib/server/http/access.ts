import "server-only";
import { isIP } from "node:net";
import type { Right } from "@/lib/core/access/rights";
import { type Caller, inStudio, nobody, refuseUnlessMay } from "../caller-rights";
import { type Config, isLoopback } from "../config";
import type { Database } from "../db/database";
import { isRefusal, type Refusal, refuse } from "../refusal";
import { areEqual, readSession } from "./session";
import { bearerOf, readProgram, secretOf } from "./token";

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

/** Who may make a call: everybody, or whoever has a right. */
export type Admission =
  | { isOpen: true }
  | {
      needs: Right;
      /** A program may send the administrator's token instead. */
      isForMonitors?: true;
    };

type EntryCode =
  | "access.host"
  | "access.origin"
  | "access.signInNeeded"
  | "access.token"
  | "access.notAllowed";

/**
 * Who makes a request. Refuses an unexpected Host, a foreign Origin, a token that is not valid (any
 * more), no session while a password is set, and a caller without the right that the call needs.
 */
export async function admit(
  config: Config,
  database: Database,
  request: Request,
  admission: Admission,
): Promise<Caller | Refusal<EntryCode>> {
  const elsewhere = refuseElsewhere(config, request);
  if (elsewhere) return elsewhere;
  if ("isOpen" in admission) return nobody;
  if (admission.isForMonitors && isMonitor(config, request)) return nobody;
  const caller = await callerOf(config, database, request);
  if (isRefusal(caller)) return caller;
  return refuseUnlessMay(caller, admission.needs) ?? caller;
}

/** A token counts before a session: whoever sends one wants to be limited by it. */
async function callerOf(
  config: Config,
  database: Database,
  request: Request,
): Promise<Caller | Refusal<EntryCode>> {
  const secret = secretOf(request);
  if (secret === undefined) {
    return (await isSignedIn(config, request)) ? inStudio : refuse("access.signInNeeded");
  }
  const program = await readProgram(database, secret);
  return program ? { role: program.role, program } : refuse("access.token");
}

/** Whether a request has a session; where no password is set, every one is as good. */
export async function isSignedIn(config: Config, request: Request): Promise<boolean> {
  return (
    !config.password || (await readSession(config, request.headers.get("cookie"))) !== undefined
  );
}

function isMonitor({ metricsToken }: Config, request: Request): boolean {
  const given = bearerOf(request);
  return metricsToken !== undefined && given !== undefined && areEqual(given, metricsToken);
}
