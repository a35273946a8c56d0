import "server-only";
import type { Insertable } from "kysely";
import type { Database } from "@/lib/server/db/database";
import type { GenerationTable } from "@/lib/server/db/schema";

/**
 * Stores a generation with its inputs, in their order.
 * @param transaction so that no generation is without its inputs
 * @returns whether it was stored: another call with its idempotency key may have been faster
 */
export async function insertGeneration(
  transaction: Database,
  generation: Insertable<GenerationTable>,
  inputIds: string[],
): Promise<boolean> {
  const result = await transaction
    .insertInto("generations")
    .values(generation)
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .executeTakeFirst();
  if (!result.numInsertedOrUpdatedRows) return false;
  for (const [position, assetId] of inputIds.entries()) {
    await transaction
      .insertInto("generation_inputs")
      .values({ generation_id: generation.id, position, asset_id: assetId })
      .execute();
  }
  if (inputIds.length > 0) {
    await transaction.updateTable("assets").set({ used: 1 }).where("id", "in", inputIds).execute();
  }
  return true;
}
