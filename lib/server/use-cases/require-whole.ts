import "server-only";
import { stat } from "node:fs/promises";
import { ApiError } from "../http/api-error";
import { storageFaultOf } from "../storage-fault";

/** @throws ApiError `asset.damaged` where the file is gone or cut off; `npm run check:data` looks deeper. */
export async function requireWhole(path: string, bytes: number): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== bytes) throw new ApiError("asset.damaged");
}

/** What it means that an original's pixels could not be read: it is damaged, or the disk refuses. */
export async function readingFault(error: unknown, path: string, bytes: number): Promise<unknown> {
  await requireWhole(path, bytes);
  return storageFaultOf(error) ? error : new ApiError("asset.damaged");
}
