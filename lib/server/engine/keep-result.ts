import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { priceOf, unitPriceDrawn } from "@/lib/core/generation/price";
import type { Status } from "@/lib/core/generation/status";
import type { Catalog } from "@/lib/core/models/catalog";
import type { EndpointId } from "@/lib/core/models/region";
import { addCharge } from "@/lib/server/db/generations/charge-rows";
import { changeGeneration, type GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { insertOutputs } from "@/lib/server/db/generations/output-rows";
import { storedCost, storedRequest } from "@/lib/server/db/stored-json";
import type { CallResult } from "../dashscope/result";
import { settledCost } from "./ending";
import type { EngineParts } from "./engine-parts";

const noImages: Failure = {
  code: "studio.noImages",
  message: "DashScope reported success without an image.",
};
const notDrawn: Failure = {
  code: "studio.notDrawn",
  message: "DashScope gave fewer images than asked for, and no reason.",
};
const noAddress: Failure = {
  code: "studio.noAddress",
  message: "DashScope gave no address for this image.",
};

/**
 * Stores the whole answer, the address of each image and the reason for each missing one before
 * anything else happens: upstream drops them after 24 hours, or at once. Returns whether the
 * generation was still in the expected state.
 */
export async function keepResult(
  { database, models, endpoint }: EngineParts,
  row: GenerationRow,
  from: Extract<Status, "queued" | "submitting" | "pending" | "running" | "uncertain">,
  result: CallResult,
): Promise<boolean> {
  const outputs = result.parts.map((part) =>
    part.kind === "failure"
      ? { url: null, failure: { code: part.code, message: part.message } }
      : { url: part.url ?? null, failure: part.url ? null : noAddress },
  );
  for (let missing = missingCount(row, result); missing > 0; missing -= 1) {
    outputs.push({ url: null, failure: notDrawn });
  }
  const images = result.parts.filter(({ kind }) => kind === "image").length;
  const billed = result.imageCount ?? images;
  const isPrompt = tellsPromptInText(models, row);
  const rewritten = isPrompt ? promptInText(row, result) : "";
  const texts = isPrompt ? [] : result.texts;
  const prompts = result.parts.map((part) =>
    part.kind === "image" ? part.actualPrompt || rewritten : "",
  );
  const hasImages = outputs.some(({ url }) => url !== null);
  const reason = outputs[0]?.failure ?? noImages;
  const cost = settledCost(row, billed, priceDrawn(models, endpoint.id, row, result));
  const now = Date.now();
  return database.transaction().execute(async (transaction) => {
    const isOurs = await changeGeneration(transaction, row, from, {
      status: hasImages ? "storing" : "failed",
      error: hasImages ? null : JSON.stringify(reason),
      finished_at: hasImages ? null : now,
      answer: JSON.stringify(result.answer),
      request_id: row.request_id ?? result.answer.request_id ?? null,
      actual_prompts: prompts.some(Boolean) ? JSON.stringify(prompts) : null,
      texts: texts.length > 0 ? JSON.stringify(texts) : null,
      usage: JSON.stringify({ imageCount: billed, size: usedSize(result) }),
      cost,
      candidates: null,
      next_step_at: now,
    });
    if (!isOurs) return false;
    if (cost) await addCharge(transaction, row.id, row.endpoint, storedCost(cost));
    await insertOutputs(transaction, row.id, outputs);
    return true;
  });
}

/**
 * How many images are missing without an explanation: Wan 2.7 may simply return fewer. An image set
 * may have fewer than the request allowed. docs/dashscope.md#number-of-images
 */
function missingCount(row: GenerationRow, { parts }: CallResult): number {
  const { parameters } = storedRequest(row.request);
  const asked = parameters.sequential ? 0 : (parameters.n ?? 0);
  return parts.length === 0 ? 0 : Math.max(0, asked - parts.length);
}

function tellsPromptInText(models: Catalog, { model }: GenerationRow): boolean {
  const calls = models.find(({ id }) => id === model)?.calls;
  return (calls?.asynchronous ?? calls?.synchronous)?.textIsPrompt ?? false;
}

/** The prompt as it was drawn, told in the words beside the image; "" if it was not rewritten. */
function promptInText(row: GenerationRow, { texts }: CallResult): string {
  const { prompt } = storedRequest(row.request);
  const told = texts.join("");
  return told === prompt ? "" : told;
}

/** The price of one image by its size, where the answer tells that and the model's price follows it. */
function priceDrawn(
  models: Catalog,
  endpoint: EndpointId,
  row: GenerationRow,
  { size }: CallResult,
): ((unitPrice: number) => number) | undefined {
  const model = models.find(({ id }) => id === row.model);
  const price = model && row.endpoint === endpoint ? priceOf(model, endpoint) : undefined;
  if (!price || !size) return undefined;
  return (unitPrice) => unitPriceDrawn(price, unitPrice, size.width * size.height);
}

function usedSize({ size }: CallResult): string | undefined {
  return size && `${size.width}*${size.height}`;
}
