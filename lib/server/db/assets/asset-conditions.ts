import "server-only";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import { type Status, statusSchema } from "@/lib/core/generation/status";
import type { AssetFilter } from "@/lib/core/library/asset-filter";
import {
  type Shape,
  squareWithinPercent,
  type Tier,
  tierFromPixels,
} from "@/lib/core/library/asset-shape";
import { firstOrderKeyOf } from "@/lib/core/library/order-key";
import type { AssetTable } from "@/lib/server/db/schema";

export type Condition = RawBuilder<SqlBool>;

/**
 * What a filter asks of an image, but for its colours and its stack's others, as conditions that all
 * must hold. They name columns of one covering index only.
 * @param alias under which the statement knows the images
 * @param place what an image's place is known as before the image itself is looked up
 */
export function conditionsOf(
  alias: string,
  filter: AssetFilter,
  place?: RawBuilder<unknown>,
): Condition[] {
  const column = (name: keyof AssetTable) => sql.ref(`${alias}.${name}`);
  const orderKey = place ?? column("order_key");
  const conditions: Condition[] = [
    sql`${column("purged_at")} is null`,
    filter.trashed
      ? sql`${column("trashed_at")} is not null`
      : sql`${column("trashed_at")} is null`,
  ];
  const add = <Value>(value: Value | undefined, make: (value: Value) => Condition) => {
    if (value !== undefined) conditions.push(make(value));
  };
  const among = (keys: RawBuilder<unknown>): Condition => sql`${orderKey} in ${keys}`;

  add(filter.kind, (kind) => sql`${column("kind")} = ${kind}`);
  add(filter.model, (models) => sql`${column("model")} in (${sql.join(models)})`);
  add(filter.seed, (seed) => sql`${column("seed")} = ${seed}`);
  add(filter.tier, (tier) => tierCondition(tier, sql`${column("width")} * ${column("height")}`));
  add(filter.shape, (shape) => shapeCondition(shape, column("width"), column("height")));
  add(filter.from, (from) => sql`${orderKey} >= ${firstOrderKeyOf(Date.parse(from))}`);
  add(filter.to, (to) => sql`${orderKey} < ${firstOrderKeyOf(Date.parse(to))}`);
  add(filter.minCost, (cost) => sql`${column("price_millionths")} >= ${millionths(cost)}`);
  add(filter.maxCost, (cost) => sql`${column("price_millionths")} <= ${millionths(cost)}`);
  add(filter.status, (status) => statusCondition(status, column("generation_id")));
  add(filter.board, (board) =>
    among(sql`(select order_key from board_assets where board_id = ${board})`),
  );
  add(filter.tag, (tag) => among(sql`(select order_key from asset_tags where tag = ${tag})`));
  add(filter.starred, (starred) => sql`${column("starred")} = ${starred ? 1 : 0}`);
  add(filter.minRating, (rating) => sql`${column("rating")} >= ${rating}`);
  add(filter.used, (used) => sql`${column("used")} = ${used ? 1 : 0}`);
  add(filter.boxes, (boxes) =>
    boxes ? sql`${column("box_count")} > 0` : sql`${column("box_count")} = 0`,
  );
  add(filter.generation, (generation) => sql`${column("generation_id")} = ${generation}`);
  add(filter.stack, (stack) => sql`${column("stack_key")} = ${stack}`);
  return conditions;
}

export const allOf = (conditions: Condition[]): Condition => sql.join(conditions, sql` and `);

const millionths = (amount: number) => Math.round(amount * 1_000_000);

function tierCondition(tier: Tier, pixels: RawBuilder<unknown>): Condition {
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
): Condition {
  const most = 100 + squareWithinPercent;
  const isWide: Condition = sql`${width} * 100 > ${height} * ${most}`;
  const isHigh: Condition = sql`${height} * 100 > ${width} * ${most}`;
  if (shape === "square") return sql`not (${isWide} or ${isHigh})`;
  return shape === "landscape" ? isWide : isHigh;
}

/** Nearly all images are of runs that succeeded: the few others are the shorter list. */
function statusCondition(status: Status, generation: RawBuilder<unknown>): Condition {
  if (status !== "succeeded") {
    return sql`${generation} in (select id from generations where status = ${status})`;
  }
  const others = statusSchema.options.filter((other) => other !== "succeeded");
  return sql`(${generation} is not null and ${generation} not in
    (select id from generations where status in (${sql.join(others)})))`;
}
