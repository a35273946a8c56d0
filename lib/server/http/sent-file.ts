import "server-only";
import { ApiError } from "./api-error";
import { isForm, receiveFiles } from "./multipart";

/**
 * Hands over the one file that a request carries as it arrives: in a form's field `file`, or as the
 * body itself, which may be of any size.
 * @throws ApiError `request.noFile` where there is none
 */
export async function receiveFile<Kept>(
  request: Request,
  keep: (content: AsyncIterable<Uint8Array>) => Promise<Kept>,
): Promise<Kept> {
  if (!isForm(request)) return keep(await notEmpty(request.body));
  const [result] = await receiveFiles(request, async ({ index }, content) => {
    if (index === 0) return keep(content);
    for await (const _ of content);
    return undefined;
  });
  if (result === undefined) throw new ApiError("request.noFile");
  return result;
}

/** @throws ApiError `request.noFile` where nothing comes; a request without a body may have an empty one */
async function notEmpty(body: Request["body"]): Promise<AsyncIterable<Uint8Array>> {
  const chunks = body?.[Symbol.asyncIterator]();
  const first = await chunks?.next();
  if (!chunks || !first || first.done) throw new ApiError("request.noFile");
  return (async function* () {
    yield first.value;
    for (;;) {
      const next = await chunks.next();
      if (next.done) return;
      yield next.value;
    }
  })();
}
