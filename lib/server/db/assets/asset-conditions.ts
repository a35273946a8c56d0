import "server-only";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type AssetFilter, assetFilterParts } from "@/lib/core/api/asset-filter";
import { type Status, statusSchema } from "@/lib/core/generation/status";
import {
  type Shape,
  squareWithinPercent,
  type Tier,
  tierFromPixels,
} from "@/lib/core/library/asset-shape";
import { firstOrderKeyOf } from "@/lib/core/library/order-key";
import type { SqlDialect } from "@/lib/server/db/dialects/sql-dialect";
import type { AssetTable } from "@/lib/server/db/schema";

export type AssetCondition = RawBuilder<SqlBool>;

/** The columns that conditions may use: only those of one covering index. */
interface Columns {
  dialect: SqlDialect;
  column: (name: keyof AssetTable) => RawBuilder<unknown>;
  /** An image's place, which some statements know before they look up the image itself. */
  orderKey: RawBuilder<unknown>;
}

type Rule<Part extends keyof AssetFilter> = (
  wanted: NonNullable<AssetFilter[Part]>,
  columns: Columns,
) => AssetCondition | undefined;

const equal =
  (name: keyof AssetTable) =>
  (wanted: string | number, { column }: Columns): AssetCondition =>
    sql`${column(name)} = ${wanted}`;
const flag =
  (name: keyof AssetTable) =>
  (wanted: boolean, { column }: Columns): AssetCondition =>
    sql`${column(name)} = ${wanted ? 1 : 0}`;
/** Handled by something other than a condition on one image. */
const askedElsewhere = () => undefined;

/** One rule for each part of a filter; a new part without a rule does not compile. */
const rules: { [Part in keyof Required<AssetFilter>]: Rule<Part> } = {
  kind: equal("kind"),
  q: askedElsewhere,
  model: (models, { column }) => sql`${column("model")} in (${sql.join(models)})`,
  seed: equal("seed"),
  tier: (tier, { column }) => tierCondition(tier, sql`${column("width")} * ${column("height")}`),
  shape: (shape, { column }) => shapeCondition(shape, column("width"), column("height")),
  from: (from, { orderKey }) => sql`${orderKey} >= ${firstOrderKeyOf(Date.parse(from))}`,
  to: (to, { orderKey }) => sql`${orderKey} < ${firstOrderKeyOf(Date.parse(to))}`,
  minCost: (cost, { column }) => sql`${column("price_millionths")} >= ${millionths(cost)}`,
  maxCost: (cost, { column }) => sql`${column("price_millionths")} <= ${millionths(cost)}`,
  status: (status, { column }) => statusCondition(status, column("generation_id")),
  board: (board, { orderKey }) =>
    sql`${orderKey} in (select order_key from board_assets where board_id = ${board})`,
  tag: (tag, { orderKey }) =>
    sql`${orderKey} in (select order_key from asset_tags where tag = ${tag})`,
  starred: flag("starred"),
  minRating: (rating, { column }) => sql`${column("rating")} >= ${rating}`,
  verdict: (verdict, { dialect, orderKey }) =>
    sql`${orderKey} in (select order_key from assets where id in ${dialect.idsWithVerdict(verdict)})`,
  used: flag("used"),
  boxes: (boxes, { column }) =>
    boxes ? sql`${column("box_count")} > 0` : sql`${column("box_count")} = 0`,
  colours: askedElsewhere,
  generation: equal("generation_id"),
  stacked: askedElsewhere,
  stack: equal("stack_key"),
  // Handled below: by default, only images outside the trash match.
  trashed: askedElsewhere,
};

/**
 * The conditions that a filter sets on an image, all of which must hold. Leaves out the filter's
 * words, its colours and the comparison with other images of a stack.
 * @param dialect that of the database to ask
 * @param alias the name of the images in the statement
 * @param place the expression for an image's place before the image itself is looked up
 */
export function conditionsOf(
  dialect: SqlDialect,
  alias: string,
  filter: AssetFilter,
  place?: RawBuilder<unknown>,
): AssetCondition[] {
  const column = (name: keyof AssetTable) => sql.ref(`${alias}.${name}`);
  const columns = { dialect, column, orderKey: place ?? column("order_key") };
  return [
    sql`${column("purged_at")} is null`,
    filter.trashed
      ? sql`${column("trashed_at")} is not null`
      : sql`${column("trashed_at")} is null`,
    ...assetFilterParts.flatMap((part) => conditionOf(part, filter, columns) ?? []),
  ];
}

function conditionOf<Part extends keyof AssetFilter>(
  part: Part,
  filter: AssetFilter,
  columns: Columns,
): AssetCondition | undefined {
  const wanted = filter[part];
  return wanted === undefined ? undefined : rules[part](wanted, columns);
}

export const allOf = (conditions: AssetCondition[]): AssetCondition =>
  sql.join(conditions, sql` and `);

/** No image costs as much as the largest, and larger ones are no integers of the database. */
const millionths = (amount: number) =>
  Math.min(Math.round(amount * 1_000_000), Number.MAX_SAFE_INTEGER);

function tierCondition(tier: Tier, pixels: RawBuilder<unknown>): AssetCondition {
  const from = tierFromPixels[tier];
  const above = Object.values(tierFromPixels).filter((pixels) => pixels > from);
  const to = Math.min(...above);
  return Number.isFinite(to)
    ? sql`(${pixels} >= ${from} and ${pixels} < ${to})`
    : sql`${pixels} >= ${from}`;
}

function shapeCondition(
  shape: Shape,
  width: RawBuilder<unknown>,
  height: RawBuilder<unknown>,
): AssetCondition {
  const most = 100 + squareWithinPercent;
  const isWide: AssetCondition = sql`${width} * 100 > ${height} * ${most}`;
  const isHigh: AssetCondition = sql`${height} * 100 > ${width} * ${most}`;
  if (shape === "square") return sql`not (${isWide} or ${isHigh})`;
  return shape === "landscape" ? isWide : isHigh;
}

/** Nearly all images come from runs that succeeded, so the few others are the shorter list. */
function statusCondition(status: Status, generation: RawBuilder<unknown>): AssetCondition {
  if (status !== "succeeded") {
    return sql`${generation} in (select id from generations where status = ${status})`;
  }
  const others = statusSchema.options.filter((other) => other !== "succeeded");
  return sql`(${generation} is not null and ${generation} not in
    (select id from generations where status in (${sql.join(others)})))`;
}
