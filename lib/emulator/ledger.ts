import type { TaskStatus } from "./clock.ts";
import { readDataUri } from "./input-image.ts";
import { upstreamModels } from "./models/upstream-models.ts";
import { costOf } from "./price.ts";
import type { LedgerRequest, Task } from "./store.ts";

/**
 * What was requested, what came of it, and what it would have cost: `billed` counts the images
 * delivered, `cost` is in CNY for each region with a price for the model, and empty if nothing is
 * due.
 */
export function ledgerOf(requests: LedgerRequest[], tasks: (Task & { status: TaskStatus })[]) {
  const shown = tasks.map(({ taskId, requestId, model, status, plan }) => {
    const images = status === "SUCCEEDED" ? (plan?.count ?? 0) : 0;
    const price = upstreamModels.get(model)?.price;
    const cost = images > 0 && plan && price ? costOf(price, plan) : {};
    const size = plan ? `${plan.width}*${plan.height}` : undefined;
    return { taskId, requestId, model, status, size, images, billed: images, cost };
  });
  return {
    requests,
    tasks: shown,
    billed: shown.reduce((total, { billed }) => total + billed, 0),
  };
}

/** A body as the ledger stores it: every image replaced by what identifies it. */
export async function ledgerBody(value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(ledgerBody));
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(async ([key, part]) => [key, await ledgerBody(part)]);
    return Object.fromEntries(await Promise.all(entries));
  }
  if (typeof value !== "string" || !value.startsWith("data:image/")) return value;
  const image = await readDataUri(value);
  if (!image) return "data:image/…";
  const { sha256, width, height, bytes } = image;
  return { sha256, width, height, bytes };
}
