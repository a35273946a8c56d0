import { codeRequestSchema } from "@/lib/core/api/request-code";
import { codeOf } from "@/lib/core/request-code/languages";
import { abbreviated } from "@/lib/core/request-code/upstream-call";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { describeCall } from "@/lib/server/use-cases/generations/describe-call";

export const POST = handler(
  async ({ studio, request }) => {
    const wish = await parseBody(codeRequestSchema, request);
    return unlessRefused(await describeCall(studio, wish.request), (call) =>
      answerJson({ code: codeOf[wish.language](wish.isWhole ? call : abbreviated(call)) }),
    );
  },
  { needs: "look" },
);
