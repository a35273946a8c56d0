import "server-only";
import type { RawBuilder } from "kysely";
import type { SearchTerm } from "@/lib/core/library/search-words";
import type { Database } from "@/lib/server/db/database";

/** The texts that find an image, separate so that no phrase runs from one into the next. */
interface SearchedTexts {
  prompt: string;
  rewritten: string;
  name: string;
  note: string;
  tags: string;
}

/**
 * The source of images, the key that orders them, and an expression for the same key to compare
 * with lists.
 */
export interface Walk {
  source: RawBuilder<unknown>;
  key: RawBuilder<unknown>;
  place?: RawBuilder<unknown>;
}

/** The words of all images, by place in the library; each database implements it in its own way. */
export interface SearchIndex {
  /** Call in the transaction that changes the texts. */
  put: (database: Database, orderKey: number, texts: SearchedTexts) => Promise<void>;
  remove: (database: Database, orderKey: number) => Promise<void>;
  removeAll: (database: Database) => Promise<void>;
  /** Takes what was removed or replaced out of the file as well; it takes a while. */
  forgetRemoved: (database: Database) => Promise<void>;
  /**
   * A source of matching images, named `image`, that is read in the order of `key` and only as far
   * as the caller needs.
   * @param terms at least one
   * @param isShown whether to leave out images in the trash
   */
  walked: (terms: SearchTerm[], isShown: boolean) => Walk;
}
