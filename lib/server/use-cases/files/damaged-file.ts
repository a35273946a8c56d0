import "server-only";
import { isWhole } from "@/lib/server/assets/blobs/blob-store";
import { type Refusal, refuse } from "@/lib/server/refusal";
import { storageFaultOf } from "@/lib/server/storage-fault";
import type { Studio } from "@/lib/server/studio";

interface Kept {
  sha256: string;
  bytes: number;
}

/** Refuses an original that is gone or truncated. */
export async function refuseDamaged(
  { blobs }: Pick<Studio, "blobs">,
  asset: Kept,
): Promise<Refusal<"asset.damaged"> | undefined> {
  return (await isWhole(blobs, asset)) ? undefined : refuse("asset.damaged");
}

/**
 * Refuses an original whose pixels could not be read because it is damaged.
 * @throws the error if the disk is at fault
 */
export async function refuseUnreadable(
  error: unknown,
  { blobs }: Pick<Studio, "blobs">,
  asset: Kept,
): Promise<Refusal<"asset.damaged">> {
  if ((await isWhole(blobs, asset)) && storageFaultOf(error)) throw error;
  return refuse("asset.damaged");
}
