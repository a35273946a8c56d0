import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import { freePort } from "./processes";

/** Stands before a server on this machine, which nobody reaches while it is shut. */
export interface Gate {
  port: number;
  /** Cuts every connection and takes no new ones. */
  shut: () => Promise<void>;
  open: () => Promise<void>;
}

export async function openGate(target: number): Promise<Gate> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on("close", () => {
      sockets.delete(socket);
      other.destroy();
    });
    // What was cut off is told by its end.
    socket.on("error", () => undefined);
  };
  const server = createServer((incoming) => {
    const outgoing = createConnection(target, "127.0.0.1");
    keep(incoming, outgoing);
    keep(outgoing, incoming);
    incoming.pipe(outgoing).pipe(incoming);
  });
  const open = async () => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await open();
  return {
    port,
    open,
    async shut() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
