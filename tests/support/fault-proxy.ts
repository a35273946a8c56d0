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

/** A moment at which the proxy stops a call: before upstream has it, with its answer, or in its middle. */
export interface Moment {
  method: string;
  path: RegExp;
  phase: "request" | "answer" | "middle";
  /** How many such calls pass before. */
  skip?: number;
  /** What the answer has to contain. */
  answer?: RegExp;
}

interface Hold extends Moment {
  reach: () => void;
  decided: Promise<"drop" | "release">;
}

/** A call that will be stopped. */
interface HeldCall {
  /** Resolves when the moment has come. */
  reached: Promise<void>;
  /** Lets the connection end without another byte. */
  drop: () => void;
  /** Lets the call go on as if nothing had been. */
  release: () => void;
}

export interface FaultProxy {
  url: string;
  /** How many calls of the kind came in. */
  count: (method: string, path: RegExp) => number;
  /** Lets each request that fits meet the faults in turn; when they are used up, it is passed on. */
  plan: (method: string, path: RegExp, faults: Fault[]) => void;
  /** Stops the one call that comes to the moment. */
  hold: (moment: Moment) => HeldCall;
  close: () => void;
}

interface Exchange {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  body: Buffer;
  target: URL;
}

/** Stands between a studio and the emulator and spoils or stops what a test wants. */
export async function startFaultProxy(upstream: string): Promise<FaultProxy> {
  const plans: { method: string; path: RegExp; faults: Fault[] }[] = [];
  const seen: { method: string; path: string }[] = [];
  const holds: Hold[] = [];

  /** The hold that a call comes to, which then holds no other. */
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
    const fault = plan?.faults.shift();
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

/** Waits until it is decided what becomes of a held call, and ends its connection where it is dropped. */
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

/** The whole answer of upstream; the host stays the proxy's, so that results lead through it as well. */
async function pass({ incoming, target, body }: Exchange) {
  const { method, headers } = incoming;
  const answered = Promise.withResolvers<IncomingMessage | undefined>();
  const call = request(target, { method, headers }, answered.resolve);
  call.on("error", () => answered.resolve(undefined));
  call.end(body);
  const answer = await answered.promise;
  // Upstream, too, can end the connection in the middle: the prompt may have asked for it.
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
