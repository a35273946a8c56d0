import { renameRequestSchema } from "@/lib/core/api/saved-item";
import { answerJson, handler } from "@/lib/server/http/handler";
import { parseBody } from "@/lib/server/http/parse";
import { unlessRefused } from "@/lib/server/refusal";
import { renameSavedItem, trashSavedItem } from "@/lib/server/use-cases/saved-items";

export const PATCH = handler(
  async ({ studio, request, params }) => {
    const { name } = await parseBody(renameRequestSchema, request);
    return unlessRefused(await renameSavedItem(studio, params.id, name), (item) =>
      answerJson({ item }),
    );
  },
  { needs: "organise" },
);

export const DELETE = handler(
  async ({ studio, params }) =>
    unlessRefused(await trashSavedItem(studio, params.id), (item) => answerJson({ item })),
  { needs: "organise" },
);
