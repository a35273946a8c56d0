import "server-only";
import { ApiError } from "./api-error";

/** Four of the largest files; the studio's own page sends one file a request. */
const largestFormBytes = 256 * 1024 * 1024;

/**
 * The files of a multipart form's `file` fields.
 * @throws ApiError when the body is no form, or larger than the studio takes at once
 */
export async function readFiles(request: Request): Promise<File[]> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) {
    throw new ApiError("request.noFile");
  }
  const limit = new ByteLimit();
  const body = request.body.pipeThrough(limit.stream);
  const form = await new Response(body, { headers: { "Content-Type": type } })
    .formData()
    .catch(() => {
      throw new ApiError(limit.isExceeded ? "request.tooLarge" : "request.noFile");
    });
  return form.getAll("file").filter((value): value is File => value instanceof File);
}

/** Ends a body that grows beyond the limit, whatever length it declared. */
class ByteLimit {
  isExceeded = false;
  #bytes = 0;

  readonly stream = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      this.#bytes += chunk.byteLength;
      if (this.#bytes <= largestFormBytes) return controller.enqueue(chunk);
      this.isExceeded = true;
      controller.error(new Error("The form is too large."));
    },
  });
}
