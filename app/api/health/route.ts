import { isSignedIn } from "@/lib/server/http/access";
import { answerJson, handler } from "@/lib/server/http/handler";
import { isRefusal } from "@/lib/server/refusal";
import { checkHealth } from "@/lib/server/use-cases/check-health";

/** Balancers and containers ask without a session, and are told only whether the studio works. */
export const GET = handler(
  async ({ request, studio }) => {
    const health = await checkHealth(studio);
    if (await isSignedIn(studio.config, request)) {
      return isRefusal(health) ? health : answerJson(health);
    }
    return isRefusal(health)
      ? answerJson({ status: "failed" }, 503)
      : answerJson({ status: health.status });
  },
  { isOpen: true },
);
