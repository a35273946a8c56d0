/** A body exceeded its own limit, or all bodies together exceeded what the machine should hold. */
export class BodyTooLarge extends Error {}

/** Bodies in memory, with a limit for each and for all together. */
export interface Bodies {
  /**
   * Reads a whole body and counts its bytes until the work with it is done.
   * @throws BodyTooLarge as soon as the limit is exceeded, without reading on
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
        for await (const chunk of request.body ?? []) {
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
