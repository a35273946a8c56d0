/** One event of a server-sent event stream. */
export interface StreamedEvent {
  id: string;
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the server sends.
  data: any;
}

/** Reads a stream of events until it ends or the reader stops. */
export async function* readEvents(
  url: string,
  options: {
    lastEventId?: string | undefined;
    signal?: AbortSignal;
    headers?: Record<string, string>;
  },
): AsyncGenerator<StreamedEvent> {
  const response = await fetch(`${url}/api/events`, {
    headers: {
      ...options.headers,
      ...(options.lastEventId ? { "Last-Event-ID": options.lastEventId } : {}),
    },
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const event = parse(text.slice(0, end));
      text = text.slice(end + 2);
      if (event) yield event;
    }
  }
}

function parse(block: string): StreamedEvent | undefined {
  const fields = new Map(
    block.split("\n").map((line) => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const type = fields.get("event");
  if (!type) return undefined;
  return { id: fields.get("id") ?? "", type, data: JSON.parse(fields.get("data") ?? "null") };
}
