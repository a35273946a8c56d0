import "server-only";
import type { Kysely } from "kysely";
import type { Schema } from "./schema";

/** The studio's database, or a transaction on it. */
export type Database = Kysely<Schema>;
