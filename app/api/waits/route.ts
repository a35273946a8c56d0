import { handler, json } from "@/lib/server/http/handler";
import { readWaits } from "@/lib/server/use-cases/generations/read-waits";

export const GET = handler(async ({ studio }) => json(await readWaits(studio)));
