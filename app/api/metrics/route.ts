import { handler } from "@/lib/server/http/handler";

export const GET = handler(
  async ({ studio: { metrics } }) =>
    new Response(await metrics.registry.metrics(), {
      headers: { "Content-Type": metrics.registry.contentType, "Cache-Control": "no-store" },
    }),
  { needs: "look", isForMonitors: true },
);
