import type { Caller } from "@/lib/server/caller-rights";
import { handler } from "@/lib/server/http/handler";
import { liveStream } from "@/lib/server/http/live-stream";
import { readSession, type Session } from "@/lib/server/http/session";

/** A program's stream ends with its token. */
function sessionOf({ program }: Caller): Session | undefined {
  return program && { id: program.id, expiresAt: program.expiresAt ?? Number.POSITIVE_INFINITY };
}

export const GET = handler(
  async ({ request, studio, caller }) => {
    // A browser sends the header when it reconnects by itself; a page that reconnects sends `after`.
    const after = new URL(request.url).searchParams.get("after");
    const lastEventId = request.headers.get("last-event-id") ?? after ?? undefined;
    const session =
      sessionOf(caller) ?? (await readSession(studio.config, request.headers.get("cookie")));
    return liveStream(studio.live, request.signal, lastEventId, session);
  },
  { needs: "look" },
);
