import "server-only";
import { type RawBuilder, sql } from "kysely";

/** A selection of these keys, in SQLite's way: one parameter, however many there are. */
export function selectKeys(keys: number[]): RawBuilder<unknown> {
  return sql`(select value from json_each(${JSON.stringify(keys)}))`;
}

/**
 * Images outside the trash, named `image`, that are looked up by their place: in the index that
 * answers without their rows, which SQLite would not choose by itself.
 */
export const shownByPlace: RawBuilder<unknown> = sql`assets as image indexed by assets_shown`;
