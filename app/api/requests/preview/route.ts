import { generationRequestSchema } from "@/lib/core/generation/request";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { describeCall } from "@/lib/server/use-cases/generations/describe-call";

export const POST = handler(async ({ studio, request }) =>
  json(await describeCall(studio, await parseJson(generationRequestSchema, request))),
);
