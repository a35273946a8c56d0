import { once } from "node:events";
import type { Server } from "node:http";
import { createEmulator } from "@/lib/emulator/emulator";
import { createHttpServer } from "@/lib/emulator/http-server";
import { readConfig } from "@/lib/server/config";
import { singleton } from "@/lib/server/singleton";
import { openStudio } from "@/lib/server/studio";
import { databaseSettings } from "./database-settings";
import { freePort } from "./processes";
import { answerWithRoutes } from "./without-pages/routes";

/** One of our servers inside the test's own process: nothing to start and nothing to kill. */
export interface OpenServer {
  url: string;
  stop: () => Promise<void>;
}

/** The emulator, answering over HTTP. */
export async function openSandbox(
  dataDir: string,
  speed: number,
  port?: number,
): Promise<OpenServer> {
  const emulator = createEmulator({ dataDir, speed, sketches: true });
  const server = createHttpServer(
    (request, baseUrl) => emulator.handle(request, { baseUrl, loopback: true }),
    // A call that a test cuts off is no failure.
    () => undefined,
  );
  return listening(server, port ?? (await freePort()), async () => emulator.close());
}

/**
 * The studio's parts behind its real route handlers, without Next and without pages. Only one at a
 * time in a process, as in production.
 */
export async function openStudioHere(
  settings: Record<string, string> & { STUDIO_DATA_DIR: string },
): Promise<OpenServer> {
  const port = await freePort();
  const config = readConfig({
    STUDIO_LOG_LEVEL: "silent",
    ...(await databaseSettings(settings.STUDIO_DATA_DIR)),
    ...settings,
    PORT: String(port),
  });
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
