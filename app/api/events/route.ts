import { handler } from "@/lib/server/http/handler";
import { liveStream } from "@/lib/server/http/live-stream";
import { readSession } from "@/lib/server/http/session";

export const GET = handler(async ({ request, studio }) => {
  // A browser sends the header when it reconnects by itself; a page that reconnects sends `after`.
  const after = new URL(request.url).searchParams.get("after");
  const lastEventId = request.headers.get("last-event-id") ?? after ?? undefined;
  const session = await readSession(studio.config, request.headers.get("cookie"));
  return liveStream(studio.live, request.signal, lastEventId, session);
});
