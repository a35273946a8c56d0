import type { Waits } from "@/lib/core/api/wait";
import { answerJson, handler } from "@/lib/server/http/handler";

export const GET = handler(
  async ({ studio }) => answerJson({ waits: await studio.ownWaits.read() } satisfies Waits),
  { needs: "look" },
);
