import { generationRequestSchema } from "@/lib/core/generation/request";
import { handler, json } from "@/lib/server/http/handler";
import { parseJson } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { describeCall } from "@/lib/server/use-cases/generations/describe-call";

export const POST = handler(async ({ studio, request }) => {
  const wanted = await parseJson(generationRequestSchema, request);
  return unlessRefused(await describeCall(studio, wanted), (call) => json(call));
});
