import { handler, json } from "@/lib/server/http/handler";
import { readSentRecipe } from "@/lib/server/use-cases/files/read-recipe";

export const POST = handler(async ({ request, studio }) =>
  json(await readSentRecipe(studio, request)),
);
