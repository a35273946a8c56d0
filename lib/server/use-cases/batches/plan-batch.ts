import "server-only";
import type { BatchPlan, BatchPlanRequest } from "@/lib/core/api/batch";
import type { Axis } from "@/lib/core/comparison/axis";
import { expandAxes, seedRuleOf } from "@/lib/core/comparison/expand-axes";
import { type PlannedCell, planCells, withReuse } from "@/lib/core/comparison/plan-cells";
import { expectedSeconds, totalsByValue, totalsOf } from "@/lib/core/comparison/totals";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { withSeed } from "@/lib/core/generation/seed";
import { factsOf } from "@/lib/server/assets/prepare";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import { findEarlierRuns } from "@/lib/server/db/generations/earlier-runs";
import { type Refusal, refuse } from "@/lib/server/refusal";
import { sha256 } from "@/lib/server/sha256";
import type { Studio } from "@/lib/server/studio";

export interface Planned {
  request: GenerationRequest;
  axes: Axis[];
  cells: PlannedCell[];
  /** By key: an earlier run with the same request and all its images. */
  earlier: Map<string, string>;
}

/**
 * Makes the cells of a batch: draws random values, expands alternatives, checks every cell.
 * Refused if the axes cannot be compared; a cell that cannot run says so itself.
 */
export async function planBatch(
  studio: Studio,
  { request, axes: asked, off, reuse }: BatchPlanRequest,
): Promise<Planned | Refusal<"request.invalid">> {
  const drawn = asked.map((axis) => (axis.kind === "seedDraw" ? axis.count : 0));
  const [shared = 0, ...bits] = crypto.getRandomValues(new Uint32Array(1 + Math.max(0, ...drawn)));
  const { axes, problems } = expandAxes(request, asked, studio.models, bits);
  if (problems.length > 0) return refuse("request.invalid", problems);
  // All cells share one seed unless the seed is an axis; otherwise chance would be compared as
  // well.
  const seeded = withSeed(request, seedRuleOf(studio.models, request, axes), shared);
  const context = {
    models: studio.models,
    endpoint: studio.endpoint.id,
    sending: studio.sending,
    factsOf: await factsByAsset(studio, seeded, axes),
    digest: sha256,
  };
  const cells = planCells(seeded, axes, context, new Set(off));
  const keys = [...new Set(cells.map(({ key }) => key))];
  const earlier = await findEarlierRuns(studio.database, studio.endpoint.id, keys);
  const reusing = reuse ? withReuse(cells, (key) => earlier.has(key)) : cells;
  return { request: seeded, axes, cells: reusing, earlier };
}

async function factsByAsset({ database }: Studio, { inputs }: GenerationRequest, axes: Axis[]) {
  const others = axes.flatMap((axis) => (axis.kind === "input" ? axis.values : []));
  const ids = [...inputs.map(({ assetId }) => assetId), ...others.map(({ value }) => value)];
  const rows = await findAssetRows(database, [...new Set(ids)]);
  const facts = new Map(rows.flatMap((row) => (row ? [[row.id, factsOf(row)] as const] : [])));
  return (id: string) => facts.get(id);
}

/** The size, cost and problems of a plan, as the API returns them. */
export async function presentPlan(studio: Studio, planned: Planned): Promise<BatchPlan> {
  const { request, axes, cells, earlier } = planned;
  const seconds = expectedSeconds(cells, studio.models, await studio.ownWaits.read());
  return {
    request,
    axes,
    cells: cells.map(({ request: _, ...cell }) => {
      const run = earlier.get(cell.key);
      return run ? { ...cell, earlier: run } : cell;
    }),
    totals: totalsOf(cells),
    totalsByValue: totalsByValue(cells, axes),
    ...(seconds === undefined ? {} : { seconds }),
  };
}
