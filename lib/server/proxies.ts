import "server-only";
import { BlockList, isIP } from "node:net";
import { z } from "zod";
import { blankIsMissing } from "./variable-text";

/** The machines whose word about a caller's address counts. */
export type Proxies = Pick<BlockList, "check">;

/** `10.0.0.7, 10.1.0.0/16, fd00::/8`: proxies besides those on this machine. */
export const proxiesVariable = z.preprocess(
  blankIsMissing,
  z
    .string()
    .default("")
    .transform((text, context) => {
      const proxies = new BlockList();
      proxies.addSubnet("127.0.0.0", 8);
      proxies.addAddress("::1", "ipv6");
      const entries = text.split(",").map((part) => part.trim());
      if (!entries.filter(Boolean).every((entry) => add(proxies, entry))) {
        context.addIssue('must be addresses or networks such as "10.0.0.7, 10.1.0.0/16"');
      }
      return proxies;
    }),
);

function add(proxies: BlockList, entry: string): boolean {
  const [address = "", bits, ...rest] = entry.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  const family = version === 6 ? "ipv6" : "ipv4";
  if (bits === undefined) {
    proxies.addAddress(address, family);
    return true;
  }
  // A network of everything would let each caller say who it is.
  const isNetwork = /^\d{1,3}$/.test(bits) && Number(bits) >= 1;
  if (!isNetwork || Number(bits) > (version === 6 ? 128 : 32)) return false;
  proxies.addSubnet(address, Number(bits), family);
  return true;
}
