import { parseJson } from "@/lib/client/browser/parse-json";
import { ApiProblem, callApi } from "@/lib/client/queries/api";
import { type Asset, assetsCreatedSchema } from "@/lib/core/api/asset";
import { problemDetailsSchema } from "@/lib/core/api/problem-details";

const unexpected = { type: "about:blank", title: "", status: 500, code: "internal" };

/**
 * Sends one file. Uses XMLHttpRequest because fetch reports no upload progress.
 * @param onProgress called with the share sent, 0 to 1
 * @throws ApiProblem, also if the signal aborts it
 */
export function sendFile(
  file: File,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Asset> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const body = parseJson(request.responseText);
      const asset = assetsCreatedSchema.safeParse(body).data?.assets[0];
      if (asset) resolve(asset);
      else reject(new ApiProblem(problemDetailsSchema.safeParse(body).data ?? unexpected));
    });
    request.addEventListener("error", () => reject(new ApiProblem()));
    request.addEventListener("abort", () => reject(new ApiProblem()));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", "/api/assets");
    request.send(form);
  });
}

/**
 * Has the studio fetch an image from the web.
 * @throws ApiProblem, also if the signal aborts it
 */
export async function importLink(url: string, signal: AbortSignal): Promise<Asset> {
  const { assets } = await callApi("/api/assets/import", assetsCreatedSchema, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ url }),
    signal,
  });
  const [asset] = assets;
  if (!asset) throw new ApiProblem(unexpected);
  return asset;
}
