import "server-only";
import { stat } from "node:fs/promises";
import { ApiError } from "@/lib/server/http/api-error";
import { storageFaultOf } from "@/lib/server/storage-fault";

/** Whether the file exists and is not truncated; `npm run check:data` looks deeper. */
export async function isWhole(path: string, bytes: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.size === bytes;
}

/** @throws ApiError `asset.damaged` if the file is gone or truncated */
export async function requireWhole(path: string, bytes: number): Promise<void> {
  if (!(await isWhole(path, bytes))) throw new ApiError("asset.damaged");
}

/** Explains why an original's pixels could not be read: it is damaged, or the disk refuses. */
export async function readingFault(error: unknown, path: string, bytes: number): Promise<unknown> {
  await requireWhole(path, bytes);
  return storageFaultOf(error) ? error : new ApiError("asset.damaged");
}
