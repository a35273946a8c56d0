import "server-only";
import type { Generation } from "@/lib/core/api/generation";
import { costOfRequest } from "@/lib/core/generation/price";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import type { Model } from "@/lib/core/models/model";
import { factsOf } from "@/lib/server/assets/prepare";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { presentGeneration } from "@/lib/server/db/generations/generation-rows";
import { announce } from "@/lib/server/engine/announce";
import { ApiError } from "@/lib/server/http/api-error";
import { sha256 } from "@/lib/server/sha256";
import type { Studio } from "@/lib/server/studio";
import { storeOnce } from "@/lib/server/use-cases/store-once";
import { queueGeneration } from "./queue-generation";
import { requireWithinBudget } from "./spend";

/**
 * Validates, prices and queues one call. The same key with the same request returns the existing
 * generation, so a repeated click or a retried POST buys nothing twice.
 * @param retryOf the generation that this one repeats
 * @throws ApiError `request.invalid` naming each broken rule; `idempotency.reused` if the key
 *   already came with another request; `budget.exceeded` and `budget.unknownPrice` if a daily
 *   budget is set
 */
export async function createGeneration(
  studio: Studio,
  request: GenerationRequest,
  key: string,
  retryOf?: string,
): Promise<Generation> {
  const hash = sha256(JSON.stringify(request));
  const { id, stored } = await storeOnce(
    studio.database,
    "generations",
    { key, hash },
    async () => {
      const model = await requireValid(studio, request);
      return studio.database.transaction().execute(async (transaction) => {
        await requireWithinBudget(studio, transaction, [
          costOfRequest(request, model, studio.endpoint.id),
        ]);
        const queued = { request, model, key, hash, retryOf };
        const id = await queueGeneration(studio, transaction, queued);
        return id === undefined ? undefined : { id };
      });
    },
  );
  if (stored) {
    await announce(studio, id);
    studio.scheduler.wake();
  }
  return requireGeneration(studio, id);
}

/** @throws ApiError `notFound` */
export async function requireGeneration(studio: Studio, id: string): Promise<Generation> {
  const generation = await presentGeneration(studio.database, id);
  if (!generation) throw new ApiError("notFound");
  return generation;
}

/**
 * The model of a request that breaks no rule.
 * @throws ApiError `request.invalid` naming each broken rule
 */
export async function requireValid(studio: Studio, request: GenerationRequest): Promise<Model> {
  const model = studio.models.find(({ id }) => id === request.model);
  if (!model) {
    const fault = { path: "model", code: "model.unknown", params: { model: request.model } };
    throw new ApiError("request.invalid", [fault]);
  }
  const assets = await findAssetRows(
    studio.database,
    request.inputs.map(({ assetId }) => assetId),
  );
  const facts = assets.map((asset) => asset && factsOf(asset));
  const problems = problemsOf(request, model, facts, studio.sending, studio.endpoint.id);
  if (problems.length > 0) throw new ApiError("request.invalid", problems);
  return model;
}
