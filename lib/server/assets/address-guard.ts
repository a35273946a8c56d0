import "server-only";
import { createHash } from "node:crypto";
import { type FetchRefusal, fetchImage } from "./fetch-image";

/** `away`: its site does not answer at the moment, which says nothing about the image. */
type AddressAnswer = "same" | "differs" | "away";

/** Asks an address whether it still gives these very bytes. */
export type AddressGuard = (address: string, content: Uint8Array) => Promise<AddressAnswer>;

/**
 * Where DashScope fetches an image itself, it must get the one that the person saw (promise 7).
 * @param privateHosts `host` or `host:port` that may be in the own network; DashScope reaches none
 */
export function addressGuard(privateHosts: string[] = []): AddressGuard {
  return async (address, content) => {
    const fetched = await fetchImage(address, { privateHosts });
    if ("code" in fetched) return isPassing(fetched) ? "away" : "differs";
    const hash = createHash("sha256");
    let bytes = 0;
    try {
      for await (const chunk of fetched.content) {
        bytes += chunk.byteLength;
        if (bytes > content.byteLength) return "differs";
        hash.update(chunk);
      }
    } catch {
      return "away";
    }
    const isSame = hash.digest("hex") === createHash("sha256").update(content).digest("hex");
    return isSame ? "same" : "differs";
  };
}

/** Answers of a site that is down, busy or slow; any other is about the address itself. */
const passingStatuses = new Set([408, 425, 429]);

function isPassing(refusal: FetchRefusal): boolean {
  if (refusal.code === "import.unreachable") return true;
  return (
    refusal.code === "import.status" &&
    (refusal.status >= 500 || passingStatuses.has(refusal.status))
  );
}
