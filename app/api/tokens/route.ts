import { tokenRequestSchema } from "@/lib/core/api/token";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { createToken, listTokens } from "@/lib/server/use-cases/access/tokens";

export const GET = handler(async ({ studio }) => answerJson({ items: await listTokens(studio) }), {
  needs: "administer",
});

export const POST = handler(
  async ({ studio, request }) => {
    const asked = await parseBody(tokenRequestSchema, request);
    return unlessRefused(await createToken(studio, asked), (made) => answerJson(made, 201));
  },
  { needs: "administer" },
);
