import "server-only";
import type { Database } from "../../db/database";
import { withContentLocks } from "../../db/dialects/postgres/content-locks";
import { createWorkTurns } from "../decoding/work-turns";
import type { ContentTurns } from "./blob-store";
import { createContentTurns } from "./content-turns";

/** Each holds a connection; the work itself needs others. */
const atOnce = 6;

/** For replicas that use one store and one database of PostgreSQL. */
export function createSharedContentTurns(database: Database): ContentTurns {
  const here = createContentTurns();
  const some = createWorkTurns(atOnce);
  return (sha256s, work) =>
    here(sha256s, () => some(() => withContentLocks(database, sha256s, work)));
}
