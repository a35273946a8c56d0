import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";
import { callerOf } from "@/lib/server/http/caller";

const proxiesOf = (text: string) => readConfig({ STUDIO_PROXIES: text }).proxies;

function caller(peer: string, forwardedFor: string, proxies = ""): string {
  const headers = { "x-swatchbox-peer": peer, "x-forwarded-for": forwardedFor };
  return callerOf(new Request("http://studio.test/", { headers }), proxiesOf(proxies));
}

describe("who signs in", () => {
  it.each([
    ["is the other end of a connection", ["198.51.100.7", ""], "198.51.100.7"],
    ["cannot say itself who it is", ["198.51.100.7", "203.0.113.1"], "198.51.100.7"],
    ["is who a proxy on this machine names", ["127.0.0.1", "203.0.113.1"], "203.0.113.1"],
    ["also where it is reached by IPv6", ["::ffff:127.0.0.1", "203.0.113.1"], "203.0.113.1"],
    ["is not whom it had claimed to be", ["::1", "192.0.2.1, 203.0.113.1"], "203.0.113.1"],
    ["is named by a proxy elsewhere", ["10.1.2.3", "203.0.113.1", "10.0.0.0/8"], "203.0.113.1"],
    [
      "is named by the first of several",
      ["10.1.2.3", "192.0.2.1, 203.0.113.1, 10.9.9.9", "10.1.2.3, 10.9.0.0/16"],
      "203.0.113.1",
    ],
    ["is not read from words", ["127.0.0.1", "unknown"], "127.0.0.1"],
    ["is a whole network of IPv6", ["fd00::7", "2001:db8::1", "fd00::/8"], "2001:db8:0:0"],
  ] as const)("%s", (_, given, expected) => {
    const [peer, forwardedFor, proxies = ""] = given;
    expect(caller(peer, forwardedFor, proxies)).toBe(expected);
  });

  it.each(["proxy.local", "10.0.0.0/33", "10.0.0.0/0", "10.0.0.0/8/8", "fd00::/129", "10.0.0.1/"])(
    "is not to be named by %s",
    (text) => {
      expect(() => proxiesOf(text)).toThrow(/STUDIO_PROXIES: must be addresses or networks/);
    },
  );
});
