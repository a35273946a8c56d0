import { handler, json } from "@/lib/server/http/handler";
import { importArchive } from "@/lib/server/use-cases/import-archive";

export const POST = handler(async ({ request, studio }) =>
  json(await importArchive(studio, request), 201),
);
