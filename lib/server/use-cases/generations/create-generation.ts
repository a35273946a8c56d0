import "server-only";
import type { Generation, RunRequest } from "@/lib/core/api/generation";
import { costOfRequest } from "@/lib/core/generation/price";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import type { Model } from "@/lib/core/models/model";
import { factsOf } from "@/lib/server/assets/prepare";
import { type Orderer, refuseModel } from "@/lib/server/caller-rights";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { findBoardIds } from "@/lib/server/db/board-rows";
import { presentGeneration } from "@/lib/server/db/generations/generation-rows";
import { announce } from "@/lib/server/engine/announce";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import { sha256 } from "@/lib/server/sha256";
import type { Studio } from "@/lib/server/studio";
import { storeOnce } from "@/lib/server/use-cases/store-once";
import { transact } from "@/lib/server/use-cases/transact";
import { queueGeneration } from "./queue-generation";
import { type BudgetCode, refuseBeyondBudget } from "./spend";

export type CreationCode = "request.invalid" | "idempotency.reused" | BudgetCode | "notFound";

interface RunOrder {
  key: string;
  orderer: Orderer;
  /** The generation that this one repeats, whose results go to the same board. */
  retryOf?: string;
}

/**
 * Validates, prices and queues one call. The same key with the same request returns the existing
 * generation, so a repeated click or a retried POST buys nothing twice. `request.invalid` names each
 * broken rule.
 */
export async function createGeneration(
  studio: Studio,
  wanted: RunRequest,
  { key, orderer, retryOf }: RunOrder,
): Promise<Generation | Refusal<CreationCode>> {
  const { boardId, ...request } = wanted;
  const hash = sha256(JSON.stringify(wanted));
  const { database } = studio;
  const kept = await storeOnce(database, "generations", { key, hash }, async () => {
    const model = await modelOfValid(studio, request);
    if (isRefusal(model)) return model;
    const notForIt = refuseModel(orderer, model.id);
    if (notForIt) return notForIt;
    if (boardId && !(await findBoardIds(database, [boardId])).has(boardId)) {
      return refuse("request.invalid", [{ path: "boardId", code: "board.unknown", params: {} }]);
    }
    return transact(database, async (transaction) => {
      const cost = costOfRequest(request, model, studio.endpoint.id);
      const refusal = await refuseBeyondBudget(studio, transaction, [cost], { orderer });
      if (refusal) return refusal;
      const queued = { request, model, key, hash, retryOf, boardId, orderedBy: orderer?.id };
      const id = await queueGeneration(studio, transaction, queued);
      return typeof id === "string" ? { id } : id;
    });
  });
  if (isRefusal(kept)) return kept;
  const { id, stored } = kept;
  if (stored) {
    await announce(studio, id);
    studio.scheduler.wake();
  }
  return lookUpGeneration(studio, id);
}

export async function lookUpGeneration(
  { database }: Studio,
  id: string,
): Promise<Generation | Refusal<"notFound">> {
  return (await presentGeneration(database, id)) ?? refuse("notFound");
}

/** The model of a request that breaks no rule; a refusal names each broken one. */
export async function modelOfValid(
  studio: Studio,
  request: GenerationRequest,
): Promise<Model | Refusal<"request.invalid">> {
  const model = studio.models.find(({ id }) => id === request.model);
  if (!model) {
    const fault = { path: "model", code: "model.unknown", params: { model: request.model } };
    return refuse("request.invalid", [fault]);
  }
  const assets = await findAssetRows(
    studio.database,
    request.inputs.map(({ assetId }) => assetId),
  );
  const facts = assets.map((asset) => asset && factsOf(asset));
  const problems = problemsOf(request, model, facts, studio.sending, studio.endpoint.id);
  return problems.length > 0 ? refuse("request.invalid", problems) : model;
}
