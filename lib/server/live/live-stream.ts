import "server-only";
import type { LiveEvent } from "@/lib/core/api/live-event";
import type { LiveHub } from "./live-hub";

/** Keeps proxies from closing a quiet stream. */
const heartbeatMs = 15_000;

/** A server-sent event stream of everything that happens, until the browser leaves. */
export function liveStream(live: LiveHub, left: AbortSignal): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const end = () => {
        clearInterval(heartbeat);
        stopListening();
      };
      const stopListening = live.listen(
        (event: LiveEvent) => send(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`),
        () => {
          end();
          controller.close();
        },
      );
      const heartbeat = setInterval(() => send(": here\n\n"), heartbeatMs);
      // A stream's own cancel() does not run when the browser leaves; the signal does.
      left.addEventListener("abort", end, { once: true });
      send("retry: 2000\n: connected\n\n");
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream",
      // no-transform keeps compression, which would hold events back, away.
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
