import { handler, json } from "@/lib/server/http/handler";
import { requireAnswer } from "@/lib/server/use-cases/require-answer";

export const GET = handler(async ({ studio, params }) =>
  json({ answer: await requireAnswer(studio, params.id) }),
);
