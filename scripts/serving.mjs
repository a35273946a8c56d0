import { createFront } from "./front.mjs";

/** Answers that are on their way, or not on disk yet: they are paid, and gone with the process. */
const awaited = () => globalThis.swatchboxAwaits?.() ?? 0;

/**
 * Listens at an address, says so, and ends when it is told to, once no paid answer would be lost.
 * @param {import("node:http").RequestListener} answer
 */
export function serve(answer, host, port) {
  const server = createFront(answer);
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

  const leave = () => {
    // With the code that was set by whoever ends it for a fault.
    if (awaited() === 0) process.exit();
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
}
