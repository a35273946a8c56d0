import { handler, json } from "@/lib/server/http/handler";
import { checkHealth } from "@/lib/server/use-cases/check-health";

export const GET = handler(async ({ studio }) => json(await checkHealth(studio)));
