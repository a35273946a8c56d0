import "server-only";
import { type Amounts, withAmount } from "@/lib/core/generation/money";
import { type Cost, costOf } from "@/lib/core/generation/price";
import type { EndpointId } from "@/lib/core/models/region";
import type { Database } from "@/lib/server/db/database";

const perUnit = 1_000_000;

/** Records what upstream billed for a generation; only the first charge counts. */
export async function addCharge(
  database: Database,
  generationId: string,
  endpoint: string,
  cost: Cost,
): Promise<void> {
  if (cost.images === 0) return;
  await database
    .insertInto("charges")
    .values({
      generation_id: generationId,
      endpoint,
      images: cost.images,
      unit_price_millionths: Math.round(cost.unitPrice * perUnit),
      currency: cost.currency,
      total_millionths: Math.round(costOf(cost.images, cost).total * perUnit),
      charged_at: Date.now(),
    })
    .onConflict((conflict) => conflict.column("generation_id").doNothing())
    .execute();
}

/** What an endpoint has charged since a time, in milliseconds since 1970. */
export async function chargedSince(
  database: Database,
  endpoint: EndpointId,
  since: number,
): Promise<Amounts> {
  const sums = await database
    .selectFrom("charges")
    .select((expression) => ["currency", expression.fn.sum("total_millionths").as("total")])
    .where("endpoint", "=", endpoint)
    .where("charged_at", ">=", since)
    .groupBy("currency")
    .execute();
  return sums.reduce<Amounts>(
    (amounts, { currency, total }) => withAmount(amounts, currency, Number(total) / perUnit),
    {},
  );
}
