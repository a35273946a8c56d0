import "server-only";
import type { Database } from "@/lib/server/db/database";

/** An update of images that whoever has heard of them has to hear of: their revision grows. */
export const revisedAssets = (database: Database) =>
  database
    .updateTable("assets")
    .set((expression) => ({ revision: expression("revision", "+", 1) }));
