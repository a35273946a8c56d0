/** An error in upstream's own words: a flat body with the request id. */
export class UpstreamError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

export function errorAnswer(error: UpstreamError, requestId: string): Response {
  const body = { request_id: requestId, code: error.code, message: error.message };
  return jsonAnswer(error.status, body, error.headers);
}

/** An answer whose body breaks off, as if the connection were cut. */
export function brokenAnswer(): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"output":'));
    },
    pull(controller) {
      controller.error(new Error("The connection is cut, as the prompt asked."));
    },
  });
  return new Response(body, { headers: { "Content-Type": "application/json" } });
}

/** The answer of upstream's object store to an expired or forged address. */
export function forbiddenImage(): Response {
  return new Response(
    '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>',
    { status: 403, headers: { "Content-Type": "application/xml" } },
  );
}

/** The answer of a failing proxy in between. */
export function badGateway(): Response {
  return new Response("<html><body><h1>502 Bad Gateway</h1></body></html>", {
    status: 502,
    headers: { "Content-Type": "text/html" },
  });
}
