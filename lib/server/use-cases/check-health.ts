import "server-only";
import { access, constants } from "node:fs/promises";
import type { z } from "zod";
import type { healthSchema } from "@/lib/core/api/service";
import manifest from "@/package.json";
import { ApiError } from "../http/api-error";
import type { Studio } from "../studio";

/**
 * Whether the studio can work: the database answers and the data folder can be written.
 * @throws ApiError `storage.failed`
 */
export async function checkHealth(studio: Studio): Promise<z.infer<typeof healthSchema>> {
  try {
    await studio.database.selectFrom("settings").select("name").limit(1).execute();
    await access(studio.config.dataDir, constants.W_OK);
  } catch {
    throw new ApiError("storage.failed");
  }
  return {
    status: "ok",
    version: manifest.version,
    endpoint: studio.endpoint.id,
    database: "ok",
    storage: "ok",
  };
}
