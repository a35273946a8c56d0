import "server-only";
import { isRefusal, type Refusal, refuse } from "../refusal";
import { type BodyCode, isForm, mostDiscardedBytes, receiveForm } from "./multipart";

/**
 * Passes on the one file in a request as it arrives: in a form's `file` field, or as the body
 * itself, which may be of any size.
 * @param giveUp undoes the work on it if the form breaks off after it
 */
export async function receiveFile<Kept>(
  request: Request,
  keep: (content: AsyncIterable<Uint8Array>) => Promise<Kept>,
  giveUp: (kept: Kept) => Promise<void>,
): Promise<Kept | Refusal<BodyCode>> {
  if (!isForm(request)) {
    const body = await notEmpty(request.body);
    if (!body) return refuse("request.noFile");
    const kept = keep(body.content).catch((error: unknown) => {
      if (body.hasBrokenOff()) return refuse("request.noFile");
      throw error;
    });
    return kept.finally(body.discardRest);
  }
  const results = await receiveForm<{ kept: Kept } | undefined>(request, {
    async keep({ index }, content) {
      if (index === 0) return { kept: await keep(content) };
      for await (const _ of content);
      return undefined;
    },
    async giveUp(result) {
      if (result) await giveUp(result.kept);
    },
  });
  if (isRefusal(results)) return results;
  const [first] = results;
  return first ? first.kept : refuse("request.noFile");
}

/** Undefined if nothing arrives; a request without a body may have an empty one. */
async function notEmpty(body: Request["body"]) {
  const chunks = body?.[Symbol.asyncIterator]();
  let isBroken = false;
  const first = await chunks?.next().catch(() => undefined);
  if (!chunks || !first || first.done) return undefined;
  const content = (async function* (): AsyncGenerator<Uint8Array> {
    yield first.value;
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        isBroken = true;
        throw error;
      });
      if (next.done) return;
      yield next.value;
    }
  })();
  /** Reads on: a sender that is cut off would never see the answer (such as a full disk). */
  const discardRest = async () => {
    let bytes = 0;
    while (bytes < mostDiscardedBytes) {
      const next = await chunks.next().catch(() => undefined);
      if (!next || next.done) return;
      bytes += next.value.byteLength;
    }
  };
  return { content, discardRest, hasBrokenOff: () => isBroken };
}
