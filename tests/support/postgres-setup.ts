import { findPostgres } from "../../scripts/postgres.mjs";
import { startPostgres } from "./postgres-server";

/** Gives all tests on PostgreSQL one server, unless somebody names another one. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  const native = findPostgres();
  if (process.env.TEST_DATABASE_SERVER || !native) return undefined;
  const server = await startPostgres(native);
  process.env.TEST_DATABASE_SERVER = server.url;
  return async () => {
    delete process.env.TEST_DATABASE_SERVER;
    await server.stop();
  };
}
