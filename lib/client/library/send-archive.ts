import { parseJson } from "@/lib/client/browser/parse-json";
import { ApiProblem } from "@/lib/client/queries/api";
import { type Imported, importedSchema } from "@/lib/core/api/portability";
import { problemDetailsSchema } from "@/lib/core/api/problem-details";

const unexpected = { type: "about:blank", title: "", status: 500, code: "internal" };

/**
 * Sends an archive to import into the library. Uses XMLHttpRequest because fetch reports no upload
 * progress.
 * @param onProgress called with the share sent, 0 to 1
 * @throws ApiProblem, also if the signal aborts it
 */
export function sendArchive(
  file: File,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Imported> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const body = parseJson(request.responseText);
      const imported = importedSchema.safeParse(body).data;
      if (imported) resolve(imported);
      else reject(new ApiProblem(problemDetailsSchema.safeParse(body).data ?? unexpected));
    });
    request.addEventListener("error", () => reject(new ApiProblem()));
    request.addEventListener("abort", () => reject(new ApiProblem()));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", "/api/imports");
    request.setRequestHeader("Content-Type", "application/zip");
    request.send(file);
  });
}
