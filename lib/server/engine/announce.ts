import "server-only";
import { presentGeneration } from "../db/generation-rows";
import type { EngineParts } from "./engine-parts";

/** Tells every open page what a generation is like now. */
export async function announce(
  { database, live }: Pick<EngineParts, "database" | "live">,
  id: string,
): Promise<void> {
  const generation = await presentGeneration(database, id);
  if (generation) live.publish({ type: "generation", generation });
}
