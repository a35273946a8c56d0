import "server-only";
import { type Amounts, withAmount } from "@/lib/core/generation/money";
import { type Cost, costOf } from "@/lib/core/generation/price";
import { openStatuses } from "@/lib/core/generation/status";
import type { EndpointId } from "@/lib/core/models/region";
import type { Database } from "@/lib/server/db/database";
import { storedCost } from "@/lib/server/db/stored-json";

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

/** Whose runs are counted: everybody's, or those that one program ordered. */
interface Counted {
  endpoint: EndpointId;
  /** Milliseconds since 1970. */
  since: number;
  /** A token's id. */
  orderedBy?: string | undefined;
}

/** What an endpoint has charged since a time. */
export async function chargedSince(
  database: Database,
  { endpoint, since, orderedBy }: Counted,
): Promise<Amounts> {
  let charges = database
    .selectFrom("charges")
    .select((expression) => ["currency", expression.fn.sum("total_millionths").as("total")])
    .where("endpoint", "=", endpoint)
    .where("charged_at", ">=", since);
  if (orderedBy !== undefined) {
    charges = charges.where("generation_id", "in", (select) =>
      select.selectFrom("generations").select("id").where("ordered_by", "=", orderedBy),
    );
  }
  const sums = await charges.groupBy("currency").execute();
  return sums.reduce<Amounts>(
    (amounts, { currency, total }) => withAmount(amounts, currency, Number(total) / perUnit),
    {},
  );
}

/** What may still be charged: the open runs, and those that have become uncertain since a time. */
export async function expectedSince(
  database: Database,
  { endpoint, since, orderedBy }: Counted,
): Promise<Amounts> {
  let runs = database
    .selectFrom("generations as run")
    .leftJoin("charges", "charges.generation_id", "run.id")
    .select("run.cost")
    .where("run.endpoint", "=", endpoint)
    .where("charges.generation_id", "is", null)
    .where((either) =>
      either.or([
        either("run.status", "in", openStatuses),
        either.and([either("run.status", "=", "uncertain"), either("run.created_at", ">=", since)]),
      ]),
    );
  if (orderedBy !== undefined) runs = runs.where("run.ordered_by", "=", orderedBy);
  const rows = await runs.execute();
  return rows.reduce<Amounts>((amounts, { cost }) => {
    if (!cost) return amounts;
    const { currency, total } = storedCost(cost);
    return withAmount(amounts, currency, total);
  }, {});
}
