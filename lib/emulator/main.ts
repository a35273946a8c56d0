import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createEmulator, type Emulator } from "./emulator.ts";

const usage = "Usage: npm run sandbox -- [--port 4010] [--data ./data/sandbox]";

function end(message: string): never {
  console.error(message);
  process.exit(1);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { port: { type: "string" }, data: { type: "string" } },
    });
    const port = Number(values.port ?? 4010);
    const speed = Number(process.env.SANDBOX_SPEED || 1);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) return end(usage);
    if (!(speed > 0)) return end("SANDBOX_SPEED must be a number above 0.");
    return { port, speed, dataDir: values.data ?? "./data/sandbox" };
  } catch {
    return end(usage);
  }
}

function requestOf(incoming: IncomingMessage, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const method = incoming.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(new URL(incoming.url ?? "/", baseUrl), {
    method,
    headers,
    ...(hasBody ? { body: Readable.toWeb(incoming), duplex: "half" } : {}),
  } as RequestInit);
}

async function answer(
  emulator: Emulator,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const baseUrl = `http://${incoming.headers.host ?? "127.0.0.1"}`;
  const response = await emulator.handle(requestOf(incoming, baseUrl), { baseUrl, loopback: true });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (!response.body) outgoing.end();
  else
    await pipeline(
      Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]),
      outgoing,
    );
}

const { port, speed, dataDir } = readOptions();
const emulator = createEmulator({ dataDir, speed });
const server = createServer((incoming, outgoing) => {
  answer(emulator, incoming, outgoing).catch((error: unknown) => {
    // A cut connection is what some prompts ask for.
    if (!outgoing.headersSent) console.error(error);
    outgoing.destroy();
  });
});
server.on("error", (error) => end(error.message));
server.listen(port, "127.0.0.1", () => {
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  console.log(`Sandbox: http://127.0.0.1:${actual}/api/v1`);
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close();
    emulator.close();
    process.exit(0);
  });
}
