import { generationRequestSchema } from "@/lib/core/generation/request";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { describeCall } from "@/lib/server/use-cases/generations/describe-call";

export const POST = handler(
  async ({ studio, request }) => {
    const wanted = await parseBody(generationRequestSchema, request);
    return unlessRefused(await describeCall(studio, wanted), (call) => answerJson(call));
  },
  { needs: "look" },
);
