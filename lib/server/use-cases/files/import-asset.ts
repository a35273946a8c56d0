import "server-only";
import type { Asset } from "@/lib/core/api/asset";
import { fetchImage } from "@/lib/server/assets/fetch-image";
import { errorCodeOf } from "@/lib/server/error-code";
import { type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { imageFaultParams, keepImage } from "./upload-assets";

/** Saves the image at a web address; a refusal names the reason at `url`. */
export async function importAsset(
  studio: Studio,
  url: string,
): Promise<Asset | Refusal<"request.invalid">> {
  const fetched = await fetchImage(url, { privateHosts: studio.config.importHosts });
  if ("code" in fetched) {
    const params = fetched.code === "import.status" ? { status: fetched.status } : {};
    return refused(fetched.code, params);
  }
  const { name, publicAddress, content } = fetched;
  const kept = keepImage(studio, name, content, publicAddress);
  const result = await kept.catch((error: unknown) => {
    // The connection ended, not the disk: the studio's own faults have codes of their own.
    if (errorCodeOf(error) === "ECONNRESET") return brokenOff;
    if (error instanceof Error && error.name === "AbortError") return brokenOff;
    throw error;
  });
  if ("asset" in result) return result.asset;
  return refused(result.code, imageFaultParams(name));
}

const brokenOff = { code: "import.unreachable" };

function refused(code: string, params: Record<string, string | number>) {
  return refuse("request.invalid", [{ path: "url", code, params }]);
}
