import "server-only";

/**
 * The body of an answer that is made while it is read. Nothing is begun before somebody reads: the
 * server asks for a body also where only the head is sent, or where the caller has left meanwhile,
 * and lets it lie. Once begun, it ends when it is read to its end or given up.
 * @param pieces holds nothing, such as an open file, before its first piece is asked for
 */
export function bodyStream(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        // How the end of what nobody reads any more goes is nobody's concern either.
        await pieces.return(undefined).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
