import "server-only";
import type { z } from "zod";
import type { healthSchema } from "@/lib/core/api/service";
import manifest from "@/package.json";
import { probeDatabase } from "../db/setting-rows";
import { type Refusal, refuse } from "../refusal";
import { type StorageFault, storageFaultOf } from "../storage-fault";
import type { Studio } from "../studio";

/** Checks that the studio can work: the database answers and the data folder is writable. */
export async function checkHealth(
  studio: Studio,
): Promise<z.infer<typeof healthSchema> | Refusal<StorageFault>> {
  try {
    await probeDatabase(studio.database);
    await studio.blobs.probe();
  } catch (error) {
    return refuse(storageFaultOf(error) ?? "storage.failed");
  }
  return {
    status: "ok",
    version: manifest.version,
    endpoint: studio.endpoint.id,
    database: "ok",
    storage: "ok",
  };
}
