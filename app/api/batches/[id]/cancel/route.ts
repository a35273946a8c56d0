import { handler, json } from "@/lib/server/http/handler";
import { cancelBatch } from "@/lib/server/use-cases/batches/change-batch";

export const POST = handler(async ({ studio, params }) =>
  json(await cancelBatch(studio, params.id)),
);
