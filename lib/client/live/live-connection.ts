import { heartbeatSeconds, type LiveEvent, liveEventSchema } from "@/lib/core/api/live-event";

/** What a page wants to hear. */
interface Listeners {
  onEvent: (event: LiveEvent) => void;
  /** Events before this moment may have been missed. */
  onReset: () => void;
  onConnection: (isConnected: boolean) => void;
}

/** After this much silence the server counts as gone, whatever the connection says. */
const silenceMs = 2.5 * heartbeatSeconds * 1000;
const reopenMs = 2_000;

/**
 * Follows the server's events, reconnecting after breaks, until the returned function is called.
 */
export function followLiveEvents({ onEvent, onReset, onConnection }: Listeners): () => void {
  let source: EventSource | undefined;
  let lastEventId = "";
  let silence: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(silence);
    clearTimeout(reopening);
    source?.close();
  };
  const reopen = (delayMs: number) => {
    close();
    onConnection(false);
    reopening = setTimeout(open, delayMs);
  };
  const hear = () => {
    clearTimeout(silence);
    silence = setTimeout(() => reopen(0), silenceMs);
  };
  const receive = (message: MessageEvent<string>) => {
    hear();
    lastEventId = message.lastEventId;
    const event = parse(message.data);
    if (event) onEvent(event);
  };

  function open() {
    const stream = new EventSource(
      lastEventId ? `/api/events?after=${encodeURIComponent(lastEventId)}` : "/api/events",
    );
    source = stream;
    hear();
    stream.addEventListener("generation", receive);
    stream.addEventListener("asset", receive);
    stream.addEventListener("assetsGone", receive);
    stream.addEventListener("boards", receive);
    stream.addEventListener("batch", receive);
    stream.addEventListener("heartbeat", hear);
    stream.addEventListener("reset", (message) => {
      hear();
      lastEventId = message.lastEventId;
      onReset();
    });
    stream.addEventListener("open", () => {
      hear();
      onConnection(true);
    });
    stream.addEventListener("error", () => {
      // After a response that is not a stream, the browser does not retry by itself.
      if (stream.readyState === EventSource.CLOSED) reopen(reopenMs);
      else onConnection(false);
    });
  }

  // Check at once whether the server still answers, not only at the next heartbeat. It may run on
  // this machine, so a lost network alone proves nothing.
  const check = () => {
    close();
    open();
  };
  window.addEventListener("offline", check);
  window.addEventListener("online", check);
  open();
  return () => {
    window.removeEventListener("offline", check);
    window.removeEventListener("online", check);
    close();
  };
}

function parse(text: string): LiveEvent | undefined {
  try {
    return liveEventSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
