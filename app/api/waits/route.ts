import type { Waits } from "@/lib/core/api/wait";
import { handler, json } from "@/lib/server/http/handler";

export const GET = handler(async ({ studio }) =>
  json({ waits: await studio.ownWaits.read() } satisfies Waits),
);
