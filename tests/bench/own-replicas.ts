import { findPostgres } from "../../scripts/postgres.mjs";
import { startBucketServer } from "../support/bucket";
import { type OpenServer, openSandbox } from "../support/in-process";
import { startPostgres } from "../support/postgres-server";
import {
  freshFolder,
  quick,
  type RunningServer,
  startStudioWithoutPages,
} from "../support/processes";
import bundleStudio from "../support/without-pages/bundle";

/** Several studios with a server of PostgreSQL, a bucket and an emulator of their own. */
export interface OwnReplicas {
  sandbox: OpenServer;
  studios: RunningServer[];
  stop: () => Promise<void>;
}

export async function startReplicas(
  count: number,
  settings: Record<string, string> = {},
): Promise<OwnReplicas> {
  await bundleStudio();
  const server = await startPostgres(findPostgres() ?? "");
  const bucket = await startBucketServer();
  const sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  const start = async () =>
    startStudioWithoutPages({
      ...quick,
      ...bucket.settings,
      SANDBOX_URL: sandbox.url,
      STUDIO_DATABASE_URL: server.url,
      STUDIO_DATA_DIR: await freshFolder(),
      STUDIO_LOG_LEVEL: "warn",
      ...settings,
    });
  const studios = await Promise.all(Array.from({ length: count }, start));
  return {
    sandbox,
    studios,
    async stop() {
      // Some were killed.
      await Promise.all(studios.map((studio) => studio.stop()));
      await bucket.stop();
      await sandbox.stop();
      await server.stop();
    },
  };
}
