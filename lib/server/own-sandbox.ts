import "server-only";
import { randomBytes, timingSafeEqual } from "node:crypto";
import { singleton } from "./singleton";

const header = "x-swatchbox-own-call";
const token = () => singleton("own-call-token", () => randomBytes(32).toString("hex"));

/**
 * The fetch with which the studio calls the emulator inside its own server. It carries a secret of
 * this process, so the emulator can be closed to everyone else and still work for the studio.
 */
export function ownSandboxFetch(): typeof fetch {
  return (address, init) => {
    const headers = new Headers(init?.headers);
    headers.set(header, token());
    return fetch(address, { ...init, headers });
  };
}

/** Whether a request comes from this very studio. */
export function isOwnCall(request: Request): boolean {
  const given = Buffer.from(request.headers.get(header) ?? "");
  const wanted = Buffer.from(token());
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
