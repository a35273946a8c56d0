import { handler, json } from "@/lib/server/http/handler";
import { dismissGeneration } from "@/lib/server/use-cases/generations/retry-generation";

export const POST = handler(async ({ studio, params }) =>
  json({ generation: await dismissGeneration(studio, params.id) }),
);
