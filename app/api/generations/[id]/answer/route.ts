import { handler, json } from "@/lib/server/http/handler";
import { readAnswer } from "@/lib/server/use-cases/generations/read-answer";

export const GET = handler(async ({ studio, params }) => json(await readAnswer(studio, params.id)));
