import { handler, json } from "@/lib/server/http/handler";
import { restoreBoard } from "@/lib/server/use-cases/library/boards";

export const POST = handler(async ({ studio, params }) =>
  json({ board: await restoreBoard(studio, params.id) }),
);
