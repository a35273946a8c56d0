import "server-only";
import type { Database } from "./database";

/** An image whose content should be in the store. */
export interface KnownOriginal {
  id: string;
  name: string;
  sha256: string;
  bytes: number;
}

/**
 * @returns images whose content should be there, and the contents released when the trash was emptied
 * (rows that runs name may remain)
 */
export async function readOriginals(
  database: Database,
): Promise<{ images: KnownOriginal[]; gone: Set<string> }> {
  const images = await database
    .selectFrom("assets")
    .select(["id", "name", "sha256", "bytes"])
    .orderBy("id")
    .execute();
  // Afterwards, so that an image that goes meanwhile is not missed.
  const released = await database.selectFrom("gone_blobs").select("sha256").execute();
  const gone = new Set(released.map(({ sha256 }) => sha256));
  return { images: images.filter(({ sha256 }) => !gone.has(sha256)), gone };
}
