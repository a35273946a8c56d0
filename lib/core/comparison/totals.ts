import { z } from "zod";
import { type Amounts, amountsSchema, withAmount } from "../generation/money";
import { expectedStarts } from "../generation/queue-order";
import { expectedWait, jointSeconds, promisedSeconds } from "../generation/wait/expected-wait";
import type { OwnWait } from "../generation/wait/own-waits";
import type { Catalog } from "../models/catalog";
import type { Axis } from "./axis";
import type { Cell } from "./cell";
import type { PlannedCell } from "./plan-cells";

export const totalsSchema = z.object({
  calls: z.int(),
  images: z.int(),
  /** The exact sum of the known prices, by currency. */
  price: amountsSchema,
  /** How many of the calls have an unknown price. */
  unknownPrices: z.int(),
});
export type Totals = z.infer<typeof totalsSchema>;

const nothing: Totals = { calls: 0, images: 0, price: {}, unknownPrices: 0 };

/** The totals of the cells that will run. */
export function totalsOf(cells: Cell[]): Totals {
  const toRun = cells.filter(({ state }) => state === "run");
  return toRun.reduce(
    ({ calls, images, price, unknownPrices }, { images: more, cost }) => ({
      calls: calls + 1,
      images: images + more,
      price: cost ? withAmount(price, cost.currency, cost.total) : price,
      unknownPrices: unknownPrices + (cost ? 0 : 1),
    }),
    nothing,
  );
}

/** What it costs to run cells, each request once; those without a known price are left out. */
export const costOfCells = (cells: Pick<Cell, "key" | "cost">[]): Amounts =>
  [...new Map(cells.map((cell) => [cell.key, cell.cost])).values()].reduce<Amounts>(
    (sum, cost) => (cost ? withAmount(sum, cost.currency, cost.total) : sum),
    {},
  );

/** The totals for each value of each axis. */
export function totalsByValue(cells: Cell[], axes: Axis[]): Totals[][] {
  return axes.map(({ values }, axis) =>
    Array.from(values.keys(), (place) =>
      totalsOf(cells.filter(({ coordinates }) => coordinates[axis] === place)),
    ),
  );
}

/**
 * Roughly how many seconds until the last call ends if nothing else runs, under each model's
 * limits. Undefined if a model's usual time is unknown, because then there is nothing to promise.
 * @param waits how long the studio's own runs took
 */
export function expectedSeconds(
  cells: PlannedCell[],
  models: Catalog,
  waits: OwnWait[],
): number | undefined {
  const toRun = cells.filter(({ state }) => state === "run");
  const ends = [...Map.groupBy(toRun, ({ request }) => request.model)].map(([id, own]) => {
    const model = models.find((one) => one.id === id);
    const seconds = jointSeconds(
      own.map(({ request }) => model && promisedSeconds(expectedWait(model, request, waits))),
    );
    if (!model || !seconds) return undefined;
    const last = expectedStarts(own.length, [], { ...model.limits, seconds }).at(-1) ?? 0;
    return last + seconds.max;
  });
  const known = ends.filter((end) => end !== undefined);
  return known.length < ends.length ? undefined : Math.max(0, ...known);
}
