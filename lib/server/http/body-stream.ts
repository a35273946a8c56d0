import "server-only";

/**
 * The body of an answer that is produced while it is read. Nothing starts before the first read,
 * since the server also asks for a body and never reads it when it sends only the head or the
 * caller has left. Once started, it ends when it is read to its end or given up.
 * @param pieces must hold nothing, such as an open file, before its first piece is requested
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
        // Nobody reads this any more, so a failure to end it concerns nobody either.
        await pieces.return(undefined).catch(() => undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
