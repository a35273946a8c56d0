import { parseArgs } from "node:util";
import { createEmulator } from "./emulator.ts";
import { createHttpServer } from "./http-server.ts";

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
    if (!(speed >= 0.0001 && speed <= 1_000_000)) {
      return end("SANDBOX_SPEED must be a number from 0.0001 to 1000000.");
    }
    const sketches = process.env.SANDBOX_PICTURES === "sketches";
    const retired = (process.env.SANDBOX_RETIRED ?? "").split(/[\s,]+/).filter((id) => id !== "");
    return { port, speed, sketches, retired, dataDir: values.data ?? "./data/sandbox" };
  } catch {
    return end(usage);
  }
}

const { port, speed, sketches, retired, dataDir } = readOptions();
const emulator = createEmulator({ dataDir, speed, sketches, retired });
const server = createHttpServer(
  (request, baseUrl) => emulator.handle(request, { baseUrl, loopback: true }),
  console.error,
);
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
