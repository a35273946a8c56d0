import "server-only";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { ApiError } from "./api-error";

/** Four of the largest files; the studio's own page sends one file a request. */
const largestFormBytes = 256 * 1024 * 1024;
const mostFiles = 50;
/** What is read off the line although nobody wants it; beyond it the line is cut, answer or not. */
export const mostDiscardedBytes = 4 * largestFormBytes;

interface Receiving<Kept> {
  /** What is done with a file while it arrives; its bytes are nowhere else. */
  keep: (
    file: { name: string; index: number },
    content: AsyncIterable<Uint8Array>,
  ) => Promise<Kept>;
  /** Undoes that where the form did not come whole: nobody will hear of what it brought. */
  giveUp: (kept: Kept) => Promise<void>;
}

/** Whether a request brings a form; a media type is the same in any case. */
export function isForm(request: Request): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(request.headers.get("content-type") ?? "");
}

/**
 * Hands over each file of a multipart form's `file` fields as it arrives, so that no form is ever in
 * memory as a whole. A form counts only once all of it is there.
 * @throws ApiError when the body is no form, has too many files, or is larger than the studio takes
 */
export async function receiveFiles<Kept>(
  request: Request,
  { keep, giveUp }: Receiving<Kept>,
): Promise<Kept[]> {
  const type = request.headers.get("content-type") ?? "";
  if (!isForm(request) || !request.body) throw new ApiError("request.noFile");
  const declaredBytes = Number(request.headers.get("content-length") ?? 0);
  if (declaredBytes > mostDiscardedBytes) throw new ApiError("request.tooLarge");
  const arriving = new Set<Readable>();
  const kept: Promise<Kept>[] = [];
  const form = openForm(type);
  let isTooLarge = false;
  form.on("filesLimit", () => {
    isTooLarge = true;
  });
  // What broke off is told by the pipeline; a stream that nobody reads must not end the process.
  form.on("error", () => undefined);
  form.on("file", (field, stream, name) => {
    // Whoever reads it hears of it; where nobody does any more, it must not end the process.
    stream.on("error", () => undefined);
    if (field !== "file") return stream.resume();
    arriving.add(stream);
    stream.once("close", () => arriving.delete(stream));
    const promise = keep({ name: unquoted(name), index: kept.length }, chunksOf(stream));
    // It is looked at below; until then a failure must not count as one that nobody handles.
    promise.catch(() => undefined);
    kept.push(promise);
  });
  try {
    await pipeline(Readable.from(request.body), limited(declaredBytes), form).catch((error) => {
      throw error instanceof ApiError ? error : new ApiError("request.noFile");
    });
    const results = await Promise.all(kept);
    if (isTooLarge) throw new ApiError("request.tooLarge");
    return results;
  } catch (error) {
    for (const stream of arriving) stream.destroy(new Error("The form broke off."));
    for (const result of await Promise.allSettled(kept)) {
      if (result.status === "fulfilled") await giveUp(result.value);
    }
    throw error;
  }
}

/** A name as it was before it was put between quotes: so browsers write the three signs that end one. */
function unquoted(name: string): string {
  return name.replaceAll("%22", '"').replaceAll(/(%0d|%0a)+/gi, " ");
}

function openForm(type: string) {
  try {
    return new Busboy({ headers: { "content-type": type }, limits: { files: mostFiles } });
  } catch {
    throw new ApiError("request.noFile");
  }
}

/** What nobody reads to its end is still read off the line, so that the next file can come. */
async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream.iterator({ destroyOnReturn: false });
  } finally {
    stream.resume();
  }
}

/**
 * Passes a body on while it is within the limit. What is beyond it is still read off the line, up to
 * a bound: who is cut off while sending never hears the answer.
 * @param declaredBytes how long the body says it is; 0 where it does not
 */
function limited(declaredBytes: number): Transform {
  let bytes = 0;
  let isTooLarge = declaredBytes > largestFormBytes;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.byteLength;
      isTooLarge ||= bytes > largestFormBytes;
      if (bytes > mostDiscardedBytes) done(new ApiError("request.tooLarge"));
      else if (isTooLarge) done();
      else done(null, chunk);
    },
    flush(done) {
      done(isTooLarge ? new ApiError("request.tooLarge") : null);
    },
  });
}
