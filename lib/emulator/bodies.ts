/** A body exceeded its own limit, or all bodies together exceeded what the machine should hold. */
export class BodyTooLarge extends Error {}

/** The sender broke off before the end. Nobody is left to read an answer. */
export class BodyBroken extends Error {}

/** Bodies in memory, with a limit for each and for all together. */
export interface Bodies {
  /**
   * Reads a whole body and counts its bytes until the work with it is done.
   * @throws BodyTooLarge as soon as the limit is exceeded, without reading on
   * @throws BodyBroken if the body does not arrive whole
   */
  hold: <Result>(
    request: Request,
    mostBytes: number,
    work: (content: Buffer<ArrayBuffer>) => Promise<Result>,
  ) => Promise<Result>;
}

export function createBodies(mostBytesTogether: number): Bodies {
  let heldBytes = 0;
  return {
    async hold(request, mostBytes, work) {
      const declaredBytes = Number(request.headers.get("content-length") ?? 0);
      if (declaredBytes > mostBytes) throw new BodyTooLarge();
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      try {
        for await (const chunk of chunksOf(request)) {
          bytes += chunk.byteLength;
          heldBytes += chunk.byteLength;
          if (bytes > mostBytes || heldBytes > mostBytesTogether) throw new BodyTooLarge();
          chunks.push(chunk);
        }
        return await work(Buffer.concat(chunks));
      } finally {
        heldBytes -= bytes;
      }
    },
  };
}

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  const chunks = body?.[Symbol.asyncIterator]();
  if (!chunks) return;
  try {
    for (;;) {
      const next = await chunks.next().catch((cause: unknown) => {
        throw new BodyBroken("The body broke off.", { cause });
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await chunks.return?.().catch(() => undefined);
  }
}
