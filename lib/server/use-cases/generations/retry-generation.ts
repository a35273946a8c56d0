import "server-only";
import type { Generation } from "@/lib/core/api/generation";
import { canBeRepeated, isOpen } from "@/lib/core/generation/status";
import { dismissGenerations, findGenerationRow } from "@/lib/server/db/generations/generation-rows";
import { storedRequest } from "@/lib/server/db/stored-json";
import { announce } from "@/lib/server/engine/announce";
import { ApiError } from "@/lib/server/http/api-error";
import type { Studio } from "@/lib/server/studio";
import { releaseInputs } from "@/lib/server/use-cases/library/empty-trash";
import { createGeneration, requireGeneration } from "./create-generation";

/**
 * Makes a new generation from a request that ended without images, links it to the old one, and
 * takes the old one off the screen. This is a new purchase: upstream may have billed an uncertain
 * call already.
 * @throws ApiError `notFound`; `retry.notEnded` if the old one may still give images; and whatever
 *   creating throws
 */
export async function retryGeneration(
  studio: Studio,
  id: string,
  key: string,
): Promise<Generation> {
  const row = await requireEnded(studio, id);
  const request = storedRequest(row.request);
  const generation = await createGeneration(studio, request, key, id);
  await dismiss(studio, id);
  return generation;
}

/**
 * Takes an ended generation, or the reasons for its missing images, off the screen; its record
 * stays.
 * @throws ApiError `notFound`; `retry.notEnded`
 */
export async function dismissGeneration(studio: Studio, id: string): Promise<Generation> {
  const generation = await requireGeneration(studio, id);
  if (isOpen(generation.status)) throw new ApiError("retry.notEnded");
  await dismiss(studio, id);
  return requireGeneration(studio, id);
}

async function requireEnded(studio: Studio, id: string) {
  const row = await findGenerationRow(studio.database, id);
  if (!row) throw new ApiError("notFound");
  if (!canBeRepeated(row.status)) throw new ApiError("retry.notEnded");
  return row;
}

async function dismiss(studio: Studio, id: string): Promise<void> {
  await dismissGenerations(studio.database, [id]);
  await announce(studio, id);
  await releaseInputs(studio);
}
