import "server-only";
import { createHash } from "node:crypto";
import { fetchImage } from "./fetch-image";

/**
 * Whether an address still gives these very bytes: where DashScope fetches an image itself, it must
 * get the one that the person saw (promise 7).
 * @param privateHosts `host` or `host:port` that may be in the own network
 */
export async function givesSameImage(
  address: string,
  content: Uint8Array,
  privateHosts: string[],
): Promise<boolean> {
  const fetched = await fetchImage(address, { privateHosts });
  if ("code" in fetched) return false;
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of fetched.content) {
      bytes += chunk.byteLength;
      if (bytes > content.byteLength) return false;
      hash.update(chunk);
    }
  } catch {
    return false;
  }
  return hash.digest("hex") === createHash("sha256").update(content).digest("hex");
}
