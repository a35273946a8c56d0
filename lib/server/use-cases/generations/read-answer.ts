import "server-only";
import type { z } from "zod";
import { rawAnswerSchema } from "@/lib/core/api/raw-answer";
import { findGenerationRow } from "@/lib/server/db/generations/generation-rows";
import { storedValue } from "@/lib/server/db/stored-json";
import { type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

/**
 * Upstream's last answer about a run, complete; null if there was none. No answer contains the API
 * key; addresses of results are signed for a day.
 */
export async function readAnswer(
  { database }: Studio,
  id: string,
): Promise<z.infer<typeof rawAnswerSchema> | Refusal<"notFound">> {
  const row = await findGenerationRow(database, id);
  if (!row) return refuse("notFound");
  return rawAnswerSchema.parse({ answer: row.answer === null ? null : storedValue(row.answer) });
}
