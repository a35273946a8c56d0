import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Answers one request; `baseUrl` is the address that the caller used, without a trailing slash. */
type Answer = (request: Request, baseUrl: string) => Promise<Response>;

/**
 * An HTTP server that answers with web responses. If an answer fails before its head is sent, the
 * server reports the failure and cuts the connection, which some prompts also ask for.
 */
export function createHttpServer(answer: Answer, report: (error: unknown) => void): Server {
  return createServer((incoming, outgoing) => {
    pass(answer, incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) report(error);
      outgoing.destroy();
    });
  });
}

async function pass(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse) {
  const baseUrl = `http://${incoming.headers.host ?? "127.0.0.1"}`;
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const request = requestOf(incoming, baseUrl, gone.signal);
  if (!request) return void outgoing.writeHead(400, { Connection: "close" }).end();
  const response = await answer(request, baseUrl);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) await pipeline(Readable.from(response.body), outgoing);
  else outgoing.end();
}

/** Undefined for an address or method that a web request cannot have. */
function requestOf(
  incoming: IncomingMessage,
  baseUrl: string,
  signal: AbortSignal,
): Request | undefined {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  const init = {
    method,
    headers,
    signal,
    // Node's fetch accepts a streaming body; the browser's types do not know that.
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: "half" } : {}),
  } as RequestInit;
  try {
    return new Request(new URL(incoming.url ?? "/", baseUrl), init);
  } catch {
    return undefined;
  }
}
