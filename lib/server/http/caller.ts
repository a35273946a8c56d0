import "server-only";
import { isIP } from "node:net";
import { isLoopback } from "../config";

/** Set by the studio's own server from the connection; whoever sends one himself is not believed. */
const peerHeader = "x-swatchbox-peer";

/**
 * Who makes a request, as far as it can be told: the other end of the connection, or, where that is
 * a proxy on this machine, whom the proxy names. A network of IPv6 counts as one.
 */
export function callerOf(request: Request): string {
  const peer = request.headers.get(peerHeader) ?? "";
  const named = request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  const isProxied = isLoopback(peer.replace(/^::ffff:/, "")) && isIP(named) !== 0;
  const address = (isProxied ? named : peer).replace(/^::ffff:/, "");
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** The first half of an address of version 6; whoever has one has all that begin with it. */
function networkOf(address: string): string {
  // The URL writes each group in its shortest form.
  const [head = "", tail = ""] = new URL(`http://[${address.split("%")[0]}]`).hostname
    .slice(1, -1)
    .split("::");
  const groups = (text: string) => text.split(":").filter(Boolean);
  const zeros = Math.max(0, 8 - groups(head).length - groups(tail).length);
  return [...groups(head), ...Array<string>(zeros).fill("0"), ...groups(tail)]
    .slice(0, 4)
    .join(":");
}

/** Whether the browser came over https, be it to a proxy, or to the first of several. */
export function cameOverTls(request: Request): boolean {
  const first = (name: string) => request.headers.get(name)?.split(",", 1)[0]?.trim().toLowerCase();
  const forwarded = first("forwarded")
    ?.split(";")
    .map((part) => part.trim());
  const isSaid = forwarded?.some((part) => /^proto="?https"?$/.test(part)) ?? false;
  return isSaid || first("x-forwarded-proto") === "https";
}
