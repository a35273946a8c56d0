import "server-only";
import { isWhole } from "@/lib/server/assets/file-source";
import { type Refusal, refuse } from "@/lib/server/refusal";
import { storageFaultOf } from "@/lib/server/storage-fault";

/** Refuses a file that is gone or truncated. */
export async function refuseDamaged(
  path: string,
  bytes: number,
): Promise<Refusal<"asset.damaged"> | undefined> {
  return (await isWhole(path, bytes)) ? undefined : refuse("asset.damaged");
}

/**
 * Refuses an original whose pixels could not be read because it is damaged.
 * @throws the error if the disk is at fault
 */
export async function refuseUnreadable(
  error: unknown,
  path: string,
  bytes: number,
): Promise<Refusal<"asset.damaged">> {
  if ((await isWhole(path, bytes)) && storageFaultOf(error)) throw error;
  return refuse("asset.damaged");
}
