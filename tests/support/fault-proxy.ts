import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** What the proxy does with one request instead of passing it on. */
export type Fault =
  /** The connection ends before upstream hears of it. */
  | { kind: "resetBefore" }
  /** Upstream gets it, but its answer is lost. */
  | { kind: "resetAfter" }
  /** The answer breaks off in its middle. */
  | { kind: "truncate" }
  /** The answer comes in small pieces. */
  | { kind: "drip" }
  /** Upstream never hears of it, and this is the answer. */
  | { kind: "instead"; status: number; body: string; headers?: Record<string, string> };

export interface FaultProxy {
  url: string;
  /** How many calls of the kind came in. */
  count: (method: string, path: RegExp) => number;
  /** Lets each request that fits meet the faults in turn; when they are used up, it is passed on. */
  plan: (method: string, path: RegExp, faults: Fault[]) => void;
  close: () => void;
}

/** Stands between a studio and the emulator and spoils what a test wants spoilt. */
export async function startFaultProxy(upstream: string): Promise<FaultProxy> {
  const plans: { method: string; path: RegExp; faults: Fault[] }[] = [];
  const seen: { method: string; path: string }[] = [];

  const server = createServer(async (incoming, outgoing) => {
    const method = incoming.method ?? "";
    const path = incoming.url ?? "";
    seen.push({ method, path });
    const fault = plans
      .find((plan) => plan.method === method && plan.path.test(path) && plan.faults.length > 0)
      ?.faults.shift();
    const body = await read(incoming);
    if (fault?.kind === "resetBefore") return void incoming.socket.destroy();
    if (fault?.kind === "instead") {
      outgoing.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    }
    pass(new URL(path, upstream), incoming, body, outgoing, fault?.kind);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    count: (method, path) =>
      seen.filter((call) => call.method === method && path.test(call.path)).length,
    plan: (method, path, faults) => plans.push({ method, path, faults: [...faults] }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function pass(
  target: URL,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  fault: Fault["kind"] | undefined,
) {
  // The host stays the proxy's: addresses of results lead through it as well.
  const call = request(target, { method: incoming.method, headers: incoming.headers }, (answer) => {
    if (fault === "resetAfter") {
      answer.resume();
      answer.on("end", () => incoming.socket.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    if (fault === "truncate" || fault === "drip") {
      void read(answer).then((whole) => spoil(whole, incoming, outgoing, fault));
      return;
    }
    answer.pipe(outgoing);
  });
  call.on("error", () => outgoing.destroy());
  call.end(body);
}

async function spoil(
  whole: Buffer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fault: "truncate" | "drip",
) {
  if (fault === "truncate") {
    outgoing.write(whole.subarray(0, whole.length / 2), () => incoming.socket.destroy());
    return;
  }
  const pieces = 20;
  const size = Math.ceil(whole.length / pieces);
  for (let place = 0; place < whole.length; place += size) {
    outgoing.write(whole.subarray(place, place + size));
    await new Promise((next) => setTimeout(next, 50));
  }
  outgoing.end();
}
