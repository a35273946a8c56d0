import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export interface LossyDatabase {
  /** The address of the same database by way of this. */
  url: string;
  /** Lets the next commit of a transaction that says this reach the server, but not its answer back. */
  loseCommitAfter: (words: string) => { lost: Promise<void> };
  close: () => void;
}

/** Sits between a studio and a server of PostgreSQL, and loses an answer that a test chooses. */
export async function startLossyDatabase(address: string): Promise<LossyDatabase> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  let wanted: { words: string; reach: () => void } | undefined;
  const server = createServer((studio) => {
    const database = connect(Number(target.port), target.hostname);
    let said = "";
    let isLosing = false;
    studio.on("data", (data) => {
      said = `${said}${data.toString("latin1")}`.slice(-20_000);
      const commit = said.lastIndexOf("commit\0");
      if (wanted && commit >= 0 && said.lastIndexOf(wanted.words, commit) >= 0) isLosing = true;
      if (commit >= 0) said = "";
      database.write(data);
    });
    database.on("data", (data) => {
      if (!isLosing) return void studio.write(data);
      studio.destroy();
      wanted?.reach();
      wanted = undefined;
    });
    for (const [socket, other] of [
      [studio, database],
      [database, studio],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const own = server.address();
  const port = String(typeof own === "object" && own ? own.port : 0);
  return {
    url: Object.assign(new URL(address), { port }).href,
    loseCommitAfter(words) {
      const { promise, resolve } = Promise.withResolvers<void>();
      wanted = { words, reach: resolve };
      return { lost: promise };
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
