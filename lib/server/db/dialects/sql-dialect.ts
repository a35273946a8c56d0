import "server-only";
import type { RawBuilder } from "kysely";
import type { Database } from "@/lib/server/db/database";
import type { SearchIndex } from "./search-index";

/**
 * What each kind of database says in its own words. Whatever is not here, queries say in words that
 * all of them understand.
 */
export interface SqlDialect {
  /** The words of all images. */
  search: SearchIndex;
  /** Selects these keys with a single parameter, however many there are. */
  selectKeys: (keys: number[]) => RawBuilder<unknown>;
  /** Images outside the trash, named `image`, looked up by their place. */
  shownByPlace: RawBuilder<unknown>;
  /** Selects the ids of images that a batch outside the trash has given this verdict. */
  idsWithVerdict: (verdict: string) => RawBuilder<unknown>;
  /** What becomes of a value from another kind of database in a column of this type. */
  storedAs: (value: unknown, type: string) => unknown;
  /** Takes what was deleted or overwritten out of the files as well; it blocks everything else. */
  forgetOverwritten: (database: Database) => Promise<void>;
}
