import { answerJson, handler } from "@/lib/server/http/handler";
import { unlessRefused } from "@/lib/server/refusal";
import { restoreSavedItem } from "@/lib/server/use-cases/saved-items";

export const POST = handler(
  async ({ studio, params }) =>
    unlessRefused(await restoreSavedItem(studio, params.id), (item) => answerJson({ item })),
  { needs: "organise" },
);
