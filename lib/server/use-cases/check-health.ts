import "server-only";
import type { z } from "zod";
import type { healthSchema } from "@/lib/core/api/service";
import manifest from "@/package.json";
import { type Refusal, refuse } from "../refusal";
import type { StorageFault } from "../storage-fault";
import type { Studio } from "../studio";

/** Checks that the studio can work: the database answers and the data folder is writable. */
export async function checkHealth(
  studio: Studio,
): Promise<z.infer<typeof healthSchema> | Refusal<StorageFault>> {
  const fault = await studio.health();
  if (fault) return refuse(fault);
  return {
    status: "ok",
    version: manifest.version,
    endpoint: studio.endpoint.id,
    database: "ok",
    storage: "ok",
  };
}
