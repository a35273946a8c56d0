import "server-only";
import { heartbeatSeconds } from "@/lib/core/api/live-event";
import type { LiveHub } from "../live/live-hub";
import type { Session } from "./session";

/** A page this far behind is disconnected; it reconnects and gets what it missed. */
const longestBacklogBytes = 8 * 1024 * 1024;

/**
 * A server-sent event stream of everything that happens, until the browser leaves or its session ends.
 * @param lastEventId what the page heard last, from an earlier stream
 * @param session missing where nobody has to sign in
 */
export function liveStream(
  live: LiveHub,
  left: AbortSignal,
  lastEventId: string | undefined,
  session?: Session,
): Response {
  const encoder = new TextEncoder();
  const heartbeat = encoder.encode("event: heartbeat\ndata: {}\n\n");
  let end: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        end = () => {
          clearInterval(timer);
          stopListening();
        };
        let isClosed = false;
        const close = () => {
          if (isClosed) return;
          isClosed = true;
          end();
          controller.close();
        };
        const send = (bytes: Uint8Array) => {
          if (isClosed) return;
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(bytes);
          else close();
        };
        let stopListening: () => void = () => undefined;
        // Also keeps proxies from closing a quiet stream, and tells the page that it is not cut off.
        const timer = setInterval(() => {
          if (session && session.expiresAt < Date.now()) close();
          else send(heartbeat);
        }, heartbeatSeconds * 1000);
        controller.enqueue(encoder.encode("retry: 2000\n\n"));
        stopListening = live.listen(send, close, lastEventId, session?.id);
        // A stream's own cancel() does not run when the browser leaves; the signal does.
        left.addEventListener("abort", end, { once: true });
        // It may have fallen behind with what it missed already.
        if (left.aborted || isClosed) end();
      },
      cancel: () => end(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: longestBacklogBytes }),
  );
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream",
      // no-transform prevents compression, which would hold events back.
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
