import { handler, json } from "@/lib/server/http/handler";
import { requireAsset } from "@/lib/server/use-cases/require-asset";

export const GET = handler(async ({ studio, params }) =>
  json(await requireAsset(studio, params.id)),
);
