import { tokenChangeSchema } from "@/lib/core/api/token";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { reviseToken } from "@/lib/server/use-cases/access/tokens";

export const PATCH = handler(
  async ({ studio, request, params }) => {
    const change = await parseBody(tokenChangeSchema, request);
    return unlessRefused(await reviseToken(studio, params.id, change), (token) =>
      answerJson({ token }),
    );
  },
  { needs: "administer" },
);
