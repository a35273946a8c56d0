import "server-only";
import type { z } from "zod";
import type { healthSchema } from "@/lib/core/api/service";
import manifest from "@/package.json";
import { ApiError } from "../http/api-error";
import { storageFaultOf } from "../storage-fault";
import type { Studio } from "../studio";

/**
 * Checks that the studio can work: the database answers and the data folder is writable.
 * @throws ApiError `storage.full`, `storage.readOnly`, `storage.failed`
 */
export async function checkHealth(studio: Studio): Promise<z.infer<typeof healthSchema>> {
  try {
    await studio.database.selectFrom("settings").select("name").limit(1).execute();
    await studio.blobs.probe();
  } catch (error) {
    throw new ApiError(storageFaultOf(error) ?? "storage.failed");
  }
  return {
    status: "ok",
    version: manifest.version,
    endpoint: studio.endpoint.id,
    database: "ok",
    storage: "ok",
  };
}
