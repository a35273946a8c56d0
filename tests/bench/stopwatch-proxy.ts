import { once } from "node:events";
import { createServer, request } from "node:http";

/** Stands between a studio and the emulator, passes everything on at once, and notes when. */
export interface StopwatchProxy {
  url: string;
  /** When the next creation came in; in milliseconds since 1970. */
  created: () => Promise<number>;
  /** When a query was next answered that the task has succeeded. */
  succeeded: () => Promise<number>;
  close: () => void;
}

export async function startStopwatchProxy(upstream: string): Promise<StopwatchProxy> {
  let onCreation: (at: number) => void = () => undefined;
  let onSuccess: (at: number) => void = () => undefined;
  const server = createServer((incoming, outgoing) => {
    const { method = "", url = "", headers } = incoming;
    if (method === "POST" && url.includes("/services/")) onCreation(Date.now());
    const isQuery = method === "GET" && url.includes("/tasks/");
    const call = request(new URL(url, upstream), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      let text = "";
      if (isQuery) answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () => text.includes('"SUCCEEDED"') && onSuccess(Date.now()));
      answer.pipe(outgoing);
    });
    call.on("error", () => outgoing.destroy());
    incoming.pipe(call);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    created: () => new Promise((tell) => (onCreation = tell)),
    succeeded: () => new Promise((tell) => (onSuccess = tell)),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
