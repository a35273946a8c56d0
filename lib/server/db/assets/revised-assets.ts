import "server-only";
import type { Database } from "@/lib/server/db/database";

/** An update of images that raises their revision, so that listeners see the change. */
export const revisedAssets = (database: Database) =>
  database
    .updateTable("assets")
    .set((expression) => ({ revision: expression("revision", "+", 1) }));
