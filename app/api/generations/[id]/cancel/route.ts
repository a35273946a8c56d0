import { handler, json } from "@/lib/server/http/handler";
import { cancelGeneration } from "@/lib/server/use-cases/generations/cancel-generation";

export const POST = handler(async ({ studio, params }) =>
  json({ generation: await cancelGeneration(studio, params.id) }),
);
