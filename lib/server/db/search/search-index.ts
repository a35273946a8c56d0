import "server-only";
import type { RawBuilder } from "kysely";
import type { SearchTerm } from "@/lib/core/library/search-words";
import type { Database } from "@/lib/server/db/database";

/** What an image is found by, each part by itself, so that no phrase runs from one into the next. */
interface SearchedTexts {
  prompt: string;
  rewritten: string;
  name: string;
  note: string;
  tags: string;
}

/** What images are taken from, the key of its order, and the same key to be compared with lists. */
export interface Walk {
  source: RawBuilder<unknown>;
  key: RawBuilder<unknown>;
  place?: RawBuilder<unknown>;
}

/** The words of all images by their place in the library; what a database does in its own way. */
export interface SearchIndex {
  create: (database: Database) => Promise<void>;
  /** Within the transaction that changes what is found. */
  put: (database: Database, orderKey: number, texts: SearchedTexts) => Promise<void>;
  remove: (database: Database, orderKey: number) => Promise<void>;
  /** Takes what was removed or replaced out of the file as well; it takes a while. */
  forgetRemoved: (database: Database) => Promise<void>;
  /**
   * What images are taken from, named `image`, so that those that match are walked in the order of
   * `key` and only as far as somebody reads.
   * @param terms at least one
   * @param isShown whether only images outside the trash are wanted
   */
  walked: (terms: SearchTerm[], isShown: boolean) => Walk;
}
