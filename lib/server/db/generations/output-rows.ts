import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import type { Database } from "@/lib/server/db/database";

/** One image of an answer: its address, or why there is none. */
export interface AnsweredOutput {
  url: string | null;
  failure: Failure | null;
}

/** Stores what an answer has for each image, in their order. */
export async function insertOutputs(
  transaction: Database,
  generationId: string,
  outputs: AnsweredOutput[],
): Promise<void> {
  for (const [position, { url, failure }] of outputs.entries()) {
    await transaction
      .insertInto("generation_outputs")
      .values({
        generation_id: generationId,
        position,
        url,
        failure: failure ? JSON.stringify(failure) : null,
      })
      .execute();
  }
}

/** Stores why an image is missing, unless something is known of it. */
export async function insertFailedOutput(
  transaction: Database,
  generationId: string,
  position: number,
  failure: Failure,
): Promise<void> {
  await transaction
    .insertInto("generation_outputs")
    .values({
      generation_id: generationId,
      position,
      url: null,
      failure: JSON.stringify(failure),
    })
    .onConflict((conflict) => conflict.columns(["generation_id", "position"]).doNothing())
    .execute();
}

/** Records why an image that was drawn will never be there. */
export async function failOutput(
  transaction: Database,
  generationId: string,
  position: number,
  failure: Failure,
): Promise<void> {
  await transaction
    .updateTable("generation_outputs")
    .set({ failure: JSON.stringify(failure) })
    .where("generation_id", "=", generationId)
    .where("position", "=", position)
    .execute();
}

/** The images of a run that were drawn and are not saved yet, with their addresses. */
export async function missingOutputs(
  database: Database,
  generationId: string,
): Promise<{ position: number; url: string }[]> {
  const rows = await database
    .selectFrom("generation_outputs as output")
    .leftJoin("assets", (join) =>
      join
        .onRef("assets.generation_id", "=", "output.generation_id")
        .onRef("assets.output_index", "=", "output.position"),
    )
    .select(["output.position", "output.url"])
    .where("output.generation_id", "=", generationId)
    .where("output.failure", "is", null)
    .where("assets.id", "is", null)
    .orderBy("output.position")
    .execute();
  return rows.flatMap(({ position, url }) => (url ? [{ position, url }] : []));
}

/** Whether any image of a run was saved, even one deleted since. */
export async function hasSavedOutput(database: Database, generationId: string): Promise<boolean> {
  const saved = await database
    .selectFrom("assets")
    .select("id")
    .where("generation_id", "=", generationId)
    .executeTakeFirst();
  return saved !== undefined;
}
