import "server-only";
import type { Generation } from "@/lib/core/api/generation";
import { canBeRepeated, isOpen } from "@/lib/core/generation/status";
import { releaseInputs } from "@/lib/server/assets/empty-trash";
import type { Orderer } from "@/lib/server/caller-rights";
import {
  dismissGenerations,
  findGenerationRow,
  restoreDismissed,
} from "@/lib/server/db/generations/generation-rows";
import { storedRequest } from "@/lib/server/db/stored-json";
import { announce } from "@/lib/server/engine/announce";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";
import { type CreationCode, createGeneration, lookUpGeneration } from "./create-generation";

/**
 * Makes a new generation from a request that ended without images, links it to the old one, and
 * takes the old one off the screen. This is a new purchase: upstream may have billed an uncertain
 * call already. Refused with `retry.notEnded` if the old one may still give images.
 */
export async function retryGeneration(
  studio: Studio,
  id: string,
  key: string,
  orderer: Orderer,
): Promise<Generation | Refusal<CreationCode | "retry.notEnded">> {
  const row = await findGenerationRow(studio.database, id);
  if (!row) return refuse("notFound");
  if (!canBeRepeated(row.status)) return refuse("retry.notEnded");
  const request = storedRequest(row.request);
  const generation = await createGeneration(studio, request, { key, orderer, retryOf: id });
  if (isRefusal(generation)) return generation;
  await dismiss(studio, id);
  return generation;
}

/**
 * Takes an ended generation, or the reasons for its missing images, off the screen; its record
 * stays.
 */
export async function dismissGeneration(
  studio: Studio,
  id: string,
): Promise<Generation | Refusal<"notFound" | "retry.notEnded">> {
  const generation = await lookUpGeneration(studio, id);
  if (isRefusal(generation)) return generation;
  if (isOpen(generation.status)) return refuse("retry.notEnded");
  await dismiss(studio, id);
  return lookUpGeneration(studio, id);
}

/** Puts what was dismissed back on the screen. Inputs deleted for good meanwhile do not come back. */
export async function restoreGeneration(
  studio: Studio,
  id: string,
): Promise<Generation | Refusal<"notFound">> {
  await restoreDismissed(studio.database, id);
  const generation = await lookUpGeneration(studio, id);
  if (!isRefusal(generation)) await announce(studio, id);
  return generation;
}

async function dismiss(studio: Studio, id: string): Promise<void> {
  await dismissGenerations(studio.database, [id]);
  await announce(studio, id);
  await releaseInputs(studio);
}
