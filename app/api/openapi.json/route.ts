import { handler, json } from "@/lib/server/http/handler";
import { describeApi } from "@/lib/server/http/openapi";

export const GET = handler(async () => json(describeApi()));
