import "server-only";
import { isIP } from "node:net";
import type { Proxies } from "../proxies";

/** The studio's own server sets it from the connection and overwrites one that a caller sends. */
const peerHeader = "x-swatchbox-peer";

/**
 * Who makes a request, as far as is known: the other end of the connection, or, if that is one of the
 * proxies, the address that it gives; with several in a row, the first that is none of them. An IPv6
 * network counts as one caller.
 */
export function callerOf(request: Request, proxies: Proxies): string {
  const plain = (address: string) => address.trim().replace(/^::ffff:/, "");
  const isProxy = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  let caller = plain(request.headers.get(peerHeader) ?? "");
  for (const named of (request.headers.get("x-forwarded-for") ?? "").split(",").toReversed()) {
    if (!isProxy(caller) || isIP(plain(named)) === 0) break;
    caller = plain(named);
  }
  return isIP(caller) === 6 ? networkOf(caller) : caller;
}

/** The first half of an IPv6 address; whoever has one has every address that begins with it. */
function networkOf(address: string): string {
  // The URL parser writes each group in its shortest form.
  const [head = "", tail = ""] = new URL(`http://[${address.split("%")[0]}]`).hostname
    .slice(1, -1)
    .split("::");
  const groups = (text: string) => text.split(":").filter(Boolean);
  const zeros = Math.max(0, 8 - groups(head).length - groups(tail).length);
  return [...groups(head), ...Array<string>(zeros).fill("0"), ...groups(tail)]
    .slice(0, 4)
    .join(":");
}

/** Whether the browser used https, to the studio or to the first of several proxies. */
export function cameOverTls(request: Request): boolean {
  const first = (name: string) => request.headers.get(name)?.split(",", 1)[0]?.trim().toLowerCase();
  const forwarded = first("forwarded")
    ?.split(";")
    .map((part) => part.trim());
  const isSaid = forwarded?.some((part) => /^proto="?https"?$/.test(part)) ?? false;
  return isSaid || first("x-forwarded-proto") === "https";
}
