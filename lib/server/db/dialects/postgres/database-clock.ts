import "server-only";
import { sql } from "kysely";

/** The database's clock, in milliseconds since 1970: the same for every studio. */
export const databaseNow = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
