import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import next from "next";

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
process.env.NODE_ENV = "production";

const app = next({ dev: false, hostname: host, port });
await app.prepare();
// instrumentation.ts opens the studio, and ends the process where the configuration is not safe.
// Next does not wait for it; nothing may listen before.
while (!globalThis.swatchboxOpened) await sleep(10);
await globalThis.swatchboxOpened;
const answer = app.getRequestHandler();
const server = createServer((request, response) => void answer(request, response));
// Uploads over a slow line and streams of events outlast the default of five minutes.
server.requestTimeout = 0;

server.on("error", (error) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `Port ${port} on ${host} is in use. Set PORT to another one.`
      : error.message,
  );
  process.exit(1);
});

server.listen(port, host, () => {
  const name = host.includes(":") ? `[${host}]` : host;
  console.log(`Swatchbox: http://${name}:${port}`);
});

let endingSince;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    // One Ctrl+C reaches this process twice: from the terminal, and through npm's.
    if (endingSince && Date.now() - endingSince > 1_000) process.exit(1);
    if (endingSince) return;
    endingSince = Date.now();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // A request that hangs must not keep the process; what is under way is taken up at the start.
    setTimeout(() => process.exit(0), 5_000).unref();
  });
}
