import { once } from "node:events";
import { readdirSync } from "node:fs";
import type { Server } from "node:http";
import { dirname, join, resolve, sep } from "node:path";
import { createEmulator } from "@/lib/emulator/emulator";
import { createHttpServer } from "@/lib/emulator/http-server";
import { readConfig } from "@/lib/server/config";
import { singleton } from "@/lib/server/singleton";
import { openStudio } from "@/lib/server/studio";
import { freePort } from "./processes";

/** One of our servers inside the test's own process: nothing to start and nothing to kill. */
export interface OpenServer {
  url: string;
  stop: () => Promise<void>;
}

/** The emulator, answering over HTTP. */
export async function openSandbox(dataDir: string, speed: number): Promise<OpenServer> {
  const emulator = createEmulator({ dataDir, speed, sketches: true });
  const server = createHttpServer(
    (request, baseUrl) => emulator.handle(request, { baseUrl, loopback: true }),
    // A call that a test cuts off is no failure.
    () => undefined,
  );
  return listening(server, await freePort(), async () => emulator.close());
}

/**
 * The studio's parts behind its real route handlers, without Next and without pages. Only one at a
 * time in a process, as in production.
 */
export async function openStudioHere(
  settings: Record<string, string> & { STUDIO_DATA_DIR: string },
): Promise<OpenServer> {
  const port = await freePort();
  const config = readConfig({ STUDIO_LOG_LEVEL: "silent", ...settings, PORT: String(port) });
  const registry = new Map<string, { value: unknown }>();
  Object.assign(globalThis, { swatchboxSingletons: registry });
  const studio = await singleton("studio", () => openStudio(config));
  const unforeseen: string[] = [];
  const answer = async (request: Request) => {
    const response = await answerWithRoutes(request);
    // A foreseen failure has another status.
    if (response.status === 500) unforeseen.push(`${request.method} ${request.url}`);
    return response;
  };
  const server = createHttpServer(answer, console.error);
  return listening(server, port, async () => {
    await studio.close();
    registry.clear();
    if (unforeseen.length > 0) throw new Error(`Answered with 500:\n${unforeseen.join("\n")}`);
  });
}

async function listening(
  server: Server,
  port: number,
  close: () => Promise<void>,
): Promise<OpenServer> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await close();
      server.close();
      server.closeAllConnections();
    },
  };
}

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

const app = resolve(import.meta.dirname, "../../app");

/**
 * Every route handler's file with the paths that it answers, those without variable parts first.
 */
const routes = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(`${sep}route.ts`))
  .map((file) => {
    const parts = dirname(file)
      .split(sep)
      .map((part) =>
        part
          .replace(/^\[\.\.\.(\w+)\]$/, "(?<$1>.+)")
          .replace(/^\[(\w+)\]$/, "(?<$1>[^/]+)")
          .replace(/\.(?=\w+$)/, "\\."),
      );
    return { path: new RegExp(`^/${parts.join("/")}/?$`), file: join(app, file) };
  })
  .sort((left, right) => variableParts(left.file) - variableParts(right.file));

/** Sorts a part that takes any number of segments after those that take one. */
function variableParts(file: string): number {
  return file.split("[").length + (file.includes("[...") ? 100 : 0);
}

async function answerWithRoutes(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const route = routes.find(({ path }) => path.test(pathname));
  if (!route) return new Response(null, { status: 404 });
  const handlers: Record<string, RouteHandler | undefined> = await import(route.file);
  // As Next does: a head is asked of the handler that gives the whole.
  const handler = handlers[request.method === "HEAD" ? "GET" : request.method];
  if (!handler) return new Response(null, { status: 405 });
  const params = { ...route.path.exec(pathname)?.groups };
  return handler(request, { params: Promise.resolve(params) });
}
