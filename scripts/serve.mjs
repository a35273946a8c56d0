import { setTimeout as sleep } from "node:timers/promises";
import next from "next";
import { createFront } from "./front.mjs";
import { loadEnvironmentFile } from "./project.mjs";

loadEnvironmentFile();

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
process.env.NODE_ENV = "production";

const app = next({ dev: false, hostname: host, port });
await app.prepare();
// instrumentation.ts opens the studio, and ends the process if the configuration is not safe. Next
// does not wait for it, but nothing may listen before it is done.
while (!globalThis.swatchboxOpened) await sleep(10);
await globalThis.swatchboxOpened;
const answer = app.getRequestHandler();
const server = createFront((request, response) => void answer(request, response));

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

/** Answers that are on their way, or not on disk yet: they are paid, and gone with the process. */
const awaited = () => globalThis.swatchboxAwaits?.() ?? 0;
const leave = () => {
  if (awaited() === 0) process.exit(0);
  setTimeout(leave, 100);
};

let endingSince;
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    // One Ctrl+C reaches this process twice: from the terminal, and through npm.
    if (endingSince && Date.now() - endingSince > 1_000) process.exit(1);
    if (endingSince) return;
    endingSince = Date.now();
    if (awaited() > 0) {
      console.log(
        `Waiting for ${awaited()} paid answers, at most five minutes. Press Ctrl+C again to lose them.`,
      );
    }
    server.close(leave);
    server.closeIdleConnections();
    // A request that hangs must not keep the process alive; the next start resumes what is under
    // way.
    setTimeout(leave, 5_000);
  });
}
