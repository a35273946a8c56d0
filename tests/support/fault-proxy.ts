import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** What the proxy does with a request instead of passing it on. */
export type Fault =
  /** The connection ends before upstream gets the request. */
  | { kind: "resetBefore" }
  /** Upstream gets the request, but its answer is lost. */
  | { kind: "resetAfter" }
  /** The answer breaks off halfway. */
  | { kind: "truncate" }
  /** The answer arrives in small pieces. */
  | { kind: "drip" }
  /** Upstream never gets the request; this is the answer. */
  | { kind: "instead"; status: number; body: string; headers?: Record<string, string> };

/**
 * A moment at which the proxy stops a call: before upstream has it, with its answer, or halfway
 * through.
 */
export interface Moment {
  method: string;
  path: RegExp;
  phase: "request" | "answer" | "middle";
  /** How many such calls to let pass first. */
  skip?: number;
  /** What the answer must contain. */
  answer?: RegExp;
}

interface Hold extends Moment {
  reach: () => void;
  decided: Promise<"drop" | "release">;
}

interface HeldCall {
  /** Resolves when the moment has come. */
  reached: Promise<void>;
  /** Ends the connection without another byte. */
  drop: () => void;
  /** Lets the call go on as if nothing had happened. */
  release: () => void;
}

export interface FaultProxy {
  url: string;
  /** How many such calls came in. */
  count: (method: string, path: RegExp) => number;
  /** Applies the faults in turn to matching requests, and passes on those that follow. */
  plan: (method: string, path: RegExp, faults: Fault[]) => void;
  /** Applies a fault to every matching request, until what is returned is called. */
  spoil: (method: string, path: RegExp, fault: Fault) => () => void;
  /** Stops the one call that reaches this moment. */
  hold: (moment: Moment) => HeldCall;
  close: () => void;
}

interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  body: Buffer;
  target: URL;
}

/** Sits between a studio and the emulator, and disturbs or stops the calls that a test chooses. */
export async function startFaultProxy(upstream: string): Promise<FaultProxy> {
  const plans: { method: string; path: RegExp; faults: Fault[] }[] = [];
  const spoilt = new Set<{ method: string; path: RegExp; fault: Fault }>();
  const seen: { method: string; path: string }[] = [];
  const holds: Hold[] = [];

  /** Takes the hold that a call has reached, so that it stops no other call. */
  const takeHold = (call: { method: string; path: string }, phase: Hold["phase"], text = "") => {
    const hold = holds.find(
      (one) => one.phase === phase && one.method === call.method && one.path.test(call.path),
    );
    if (!hold || (hold.answer && !hold.answer.test(text))) return undefined;
    if (hold.skip) {
      hold.skip -= 1;
      return undefined;
    }
    holds.splice(holds.indexOf(hold), 1);
    return hold;
  };

  const server = createServer(async (incoming, outgoing) => {
    const call = { method: incoming.method ?? "", path: incoming.url ?? "" };
    seen.push(call);
    const plan = plans.find(({ method, path, faults }) => {
      return method === call.method && path.test(call.path) && faults.length > 0;
    });
    const lasting = [...spoilt].find(({ method, path }) => {
      return method === call.method && path.test(call.path);
    });
    const fault = lasting?.fault ?? plan?.faults.shift();
    const exchange: Exchange = {
      incoming,
      outgoing,
      body: await read(incoming),
      target: new URL(call.path, upstream),
    };
    const atRequest = takeHold(call, "request");
    if (atRequest && (await isDropped(atRequest, incoming))) return;
    if (fault?.kind === "resetBefore") return void incoming.socket.destroy();
    if (fault?.kind === "instead") {
      outgoing.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    }
    const answer = await pass(exchange);
    if (!answer) return void outgoing.destroy();
    const isText = String(answer.headers["content-type"] ?? "").includes("json");
    const text = isText ? answer.content.toString("utf8") : "";
    const atAnswer = takeHold(call, "answer", text);
    if (atAnswer && (await isDropped(atAnswer, incoming))) return;
    outgoing.writeHead(answer.status, answer.headers);
    const inMiddle = takeHold(call, "middle", text);
    if (inMiddle) {
      const half = Math.floor(answer.content.length / 2);
      outgoing.write(answer.content.subarray(0, half));
      if (!(await isDropped(inMiddle, incoming))) outgoing.end(answer.content.subarray(half));
      return;
    }
    await give(answer.content, exchange, fault?.kind);
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
    spoil(method, path, fault) {
      const one = { method, path, fault };
      spoilt.add(one);
      return () => void spoilt.delete(one);
    },
    hold(moment) {
      const reached = Promise.withResolvers<void>();
      const decided = Promise.withResolvers<"drop" | "release">();
      holds.push({ ...moment, reach: reached.resolve, decided: decided.promise });
      return {
        reached: reached.promise,
        drop: () => decided.resolve("drop"),
        release: () => decided.resolve("release"),
      };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Waits until the test decides about a held call, and ends its connection if it is dropped. */
async function isDropped(hold: Hold, incoming: IncomingMessage): Promise<boolean> {
  hold.reach();
  if ((await hold.decided) === "release") return false;
  incoming.socket.destroy();
  return true;
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/**
 * Upstream's whole answer. The host stays the proxy's, so that downloads of results go through it
 * too.
 */
async function pass({ incoming, target, body }: Exchange) {
  const { method, headers } = incoming;
  const answered = Promise.withResolvers<IncomingMessage | undefined>();
  const call = request(target, { method, headers }, answered.resolve);
  call.on("error", () => answered.resolve(undefined));
  call.end(body);
  const answer = await answered.promise;
  // Upstream can cut the connection halfway too, if the prompt asked for it.
  const content = answer && (await read(answer).catch(() => undefined));
  if (!answer || !content) return undefined;
  return { status: answer.statusCode ?? 502, headers: answer.headers, content };
}

async function give(content: Buffer, exchange: Exchange, fault: Fault["kind"] | undefined) {
  const { incoming, outgoing } = exchange;
  if (fault === "resetAfter") return void incoming.socket.destroy();
  if (fault === "truncate") {
    outgoing.write(content.subarray(0, content.length / 2), () => incoming.socket.destroy());
    return;
  }
  if (fault !== "drip") return void outgoing.end(content);
  const size = Math.ceil(content.length / 20);
  for (let place = 0; place < content.length; place += size) {
    outgoing.write(content.subarray(place, place + size));
    await new Promise((next) => setTimeout(next, 50));
  }
  outgoing.end();
}
