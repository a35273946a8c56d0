import { createHash } from "node:crypto";
import pg from "pg";

/** Whether the studios of these tests keep their rows on PostgreSQL. */
export const isOnPostgres = process.env.TEST_DATABASE === "postgres";

/** Settings for a studio's database: of its own for each data folder, on what the tests run on. */
export async function databaseSettings(dataDir: string): Promise<Record<string, string>> {
  return isOnPostgres ? { STUDIO_DATABASE_URL: await databaseFor(dataDir) } : {};
}

/** The address of a data folder's database on the tests' server; creates it where it is missing. */
export async function databaseFor(dataDir: string): Promise<string> {
  const name = `studio_${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
  const server = process.env.TEST_DATABASE_SERVER ?? "";
  const client = new pg.Client(server);
  await client.connect();
  const known = await client.query("select 1 from pg_database where datname = $1", [name]);
  if (known.rowCount === 0) await client.query(`create database ${name} template template0`);
  await client.end();
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
