import "server-only";
import { type RawBuilder, sql } from "kysely";

/** Selects these keys in SQLite with a single parameter, however many there are. */
export function selectKeys(keys: number[]): RawBuilder<unknown> {
  return sql`(select value from json_each(${JSON.stringify(keys)}))`;
}

/**
 * Images outside the trash, named `image`, looked up by their place. Names the covering index,
 * which SQLite would not choose by itself.
 */
export const shownByPlace: RawBuilder<unknown> = sql`assets as image indexed by assets_shown`;
