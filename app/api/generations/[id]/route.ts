import { handler, json } from "@/lib/server/http/handler";
import { requireGeneration } from "@/lib/server/use-cases/generations/create-generation";

export const GET = handler(async ({ studio, params }) =>
  json({ generation: await requireGeneration(studio, params.id) }),
);
