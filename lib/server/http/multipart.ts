import "server-only";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Refusal, refuse } from "../refusal";
import { formParser } from "./form-parser";

/** Four of the largest files; the studio's own page sends one file per request. */
const largestFormBytes = 256 * 1024 * 1024;
const mostFiles = 50;
/** How much unwanted data is still read; beyond this the connection is cut, answered or not. */
export const mostDiscardedBytes = 4 * largestFormBytes;

export type BodyCode = "request.noFile" | "request.tooLarge";

interface Receiving<Kept> {
  /** Handles a file while it arrives; its bytes are stored nowhere else. */
  keep: (
    file: { name: string; index: number },
    content: AsyncIterable<Uint8Array>,
  ) => Promise<Kept>;
  /** Undoes `keep` if the form did not arrive whole: the sender will not learn what was kept. */
  giveUp: (kept: Kept) => Promise<void>;
}

/** Whether a request carries a form; media types are case-insensitive. */
export function isForm(request: Request): boolean {
  return /^multipart\/form-data\s*(;|$)/i.test(request.headers.get("content-type") ?? "");
}

/**
 * Passes on each file in a multipart form's `file` fields as it arrives, so that no form is ever in
 * memory as a whole. A form counts only once all of it has arrived. Refused if the body is no form,
 * has too many files, or is larger than the studio accepts.
 */
export async function receiveForm<Kept>(
  request: Request,
  { keep, giveUp }: Receiving<Kept>,
): Promise<Kept[] | Refusal<BodyCode>> {
  const type = request.headers.get("content-type") ?? "";
  if (!isForm(request) || !request.body) return refuse("request.noFile");
  const declaredBytes = Number(request.headers.get("content-length") ?? 0);
  if (declaredBytes > mostDiscardedBytes) return refuse("request.tooLarge");
  const arriving = new Set<Readable>();
  const kept: Promise<Kept>[] = [];
  let hasTooMany = false;
  const form = formParser(type, ({ field, fileName: name }, stream) => {
    if (field !== "file" || name === undefined) return stream.resume();
    if (kept.length === mostFiles) {
      hasTooMany = true;
      return stream.resume();
    }
    arriving.add(stream);
    stream.once("close", () => arriving.delete(stream));
    const promise = keep({ name, index: kept.length }, chunksOf(stream));
    // Awaited below; until then a failure must not count as an unhandled rejection.
    promise.catch(() => undefined);
    kept.push(promise);
  });
  if (!form) return refuse("request.noFile");
  const giveUpAll = async () => {
    for (const stream of arriving) stream.destroy(new Error("The form broke off."));
    for (const result of await Promise.allSettled(kept)) {
      if (result.status === "fulfilled") await giveUp(result.value);
    }
  };
  const broken = await pipeline(Readable.from(request.body), limited(declaredBytes), form).then(
    () => undefined,
    (error: unknown) => refuse(error instanceof TooLarge ? "request.tooLarge" : "request.noFile"),
  );
  if (broken) {
    await giveUpAll();
    return broken;
  }
  const results = await Promise.all(kept).catch(async (error: unknown) => {
    await giveUpAll();
    throw error;
  });
  if (!hasTooMany) return results;
  await giveUpAll();
  return refuse("request.tooLarge");
}

/** Ends a body that is larger than the studio accepts. */
class TooLarge extends Error {}

/** Reads the rest of a stream that its reader gave up, so that the next file can arrive. */
async function* chunksOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream.iterator({ destroyOnReturn: false });
  } finally {
    stream.resume();
  }
}

/**
 * Passes a body on up to the limit. Reads and drops what exceeds it, up to a bound: a sender that
 * is cut off while sending never sees the answer.
 * @param declaredBytes the length that the body declares; 0 if it declares none
 */
function limited(declaredBytes: number): Transform {
  let bytes = 0;
  let isTooLarge = declaredBytes > largestFormBytes;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.byteLength;
      isTooLarge ||= bytes > largestFormBytes;
      if (bytes > mostDiscardedBytes) done(new TooLarge());
      else if (isTooLarge) done();
      else done(null, chunk);
    },
    flush(done) {
      done(isTooLarge ? new TooLarge() : null);
    },
  });
}
