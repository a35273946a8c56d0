import "server-only";
import type { Schema } from "@/lib/server/db/schema";

interface CarriedTable<Name extends keyof Schema> {
  /** What its rows are told apart by, and read in the order of. */
  key: readonly (keyof Schema[Name] & string)[];
  /** A column that names rows of the same table, which may come later. */
  own?: keyof Schema[Name] & string;
}

/**
 * Every table, each after those that it refers to; undefined if only studios at work need it, so that it
 * stays behind, as do those that the schema does not name. One that is missing does not compile.
 */
const tables: { readonly [Name in keyof Schema]: CarriedTable<Name> | undefined } = {
  settings: { key: ["name"] },
  boards: { key: ["id"] },
  batches: { key: ["id"] },
  generations: { key: ["id"], own: "retry_of" },
  assets: { key: ["id"] },
  saved_items: { key: ["id"] },
  tokens: { key: ["id"] },
  gone_blobs: { key: ["sha256"] },
  generation_inputs: { key: ["generation_id", "position"] },
  generation_outputs: { key: ["generation_id", "position"] },
  charges: { key: ["generation_id"] },
  board_assets: { key: ["board_id", "asset_id"] },
  asset_tags: { key: ["asset_id", "tag"] },
  batch_cells: { key: ["batch_id", "position"] },
  lanes: undefined,
};

/** Those that go along, with their names. */
export const carriedTables = Object.entries(tables).flatMap(([table, how]) =>
  how === undefined ? [] : [{ table, key: how.key, own: how.own }],
);
