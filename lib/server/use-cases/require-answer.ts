import "server-only";
import { findGenerationRow } from "../db/generation-rows";
import { ApiError } from "../http/api-error";
import type { Studio } from "../studio";

/**
 * What upstream answered last about a run, whole. The key is in no answer, and addresses of results
 * are signed for a day.
 * @throws ApiError `notFound` where there is no such run or no answer yet
 */
export async function requireAnswer({ database }: Studio, id: string): Promise<unknown> {
  const row = await findGenerationRow(database, id);
  if (!row?.answer) throw new ApiError("notFound");
  return JSON.parse(row.answer);
}
