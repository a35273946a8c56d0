import { handler } from "@/lib/server/http/handler";
import { liveStream } from "@/lib/server/live/live-stream";

export const GET = handler(async ({ request, studio }) => liveStream(studio.live, request.signal));
