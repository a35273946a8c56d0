import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { isOpen } from "@/lib/core/generation/status";
import type { Database } from "@/lib/server/db/database";
import { postgresMigrations } from "@/lib/server/db/migrations/migrations";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { putSetting } from "@/lib/server/db/setting-rows";
import { type BucketServer, startBucketServer } from "../support/bucket";
import { databaseFor } from "../support/database-settings";
import { readEvents } from "../support/event-stream";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox } from "../support/in-process";
import { runToItsAnswer } from "../support/paid-answer";
import {
  freshFolder,
  quick,
  type RunningServer,
  runScript,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let proxy: FaultProxy;
let bucket: BucketServer;
let address = "";
const replicas: RunningServer[] = [];
beforeEach(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  proxy = await startFaultProxy(sandbox.url);
  bucket = await startBucketServer();
  address = await databaseFor(await freshFolder());
});
afterEach(async () => {
  for (const replica of replicas.splice(0)) await replica.stop();
  await bucket.stop();
  proxy.close();
  await sandbox.stop();
});

const settings = async () => ({
  ...quick,
  ...bucket.settings,
  SANDBOX_URL: proxy.url,
  STUDIO_DATABASE_URL: address,
  STUDIO_DATA_DIR: await freshFolder(),
});

async function startReplica(): Promise<RunningServer> {
  const replica = await startStudioWithoutPages(await settings());
  replicas.push(replica);
  return replica;
}

/** What a version may do while replicas of the one before are at work: every table gets wider. */
async function widen(database: Database): Promise<void> {
  for (const { name } of await database.introspection.getTables()) {
    const table = sql.table(name);
    await sql`alter table ${table} add column from_the_future text`.execute(database);
    await sql`alter table ${table} add column count_from_the_future bigint not null default 0`.execute(
      database,
    );
  }
  await database.schema.createTable("future").addColumn("id", "text").execute();
}

const wider = { ...postgresMigrations, "9997-wider": { up: widen } };

it("replicas of the version before go on beside one that has changed the database", async () => {
  const first = await startReplica();
  const leave = new AbortController();
  const events = readEvents(first.url, { signal: leave.signal });
  await events.next();
  // Every statement has been made ready on the connections of the first before the tables change.
  const { id, release } = await runToItsAnswer(proxy, first.url, "wan2.7-image");
  await (await openPostgres(address, { migrations: wider })).destroy();
  release();
  expect(await studioApi(first.url).untilEnded(id)).toMatchObject({ status: "succeeded" });
  // One that is killed then starts again, and all news of it arrives.
  const second = await startReplica();
  const response = await studioApi(second.url).generate(
    { model: "wan2.7-image", prompt: "A quay" },
    "second",
  );
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  const ended: string[] = [];
  for await (const { type, data } of events) {
    if (type !== "generation" || isOpen(data.generation.status)) continue;
    ended.push(data.generation.id);
    if (data.generation.id === generation.id) break;
  }
  leave.abort();
  expect(ended).toEqual([id, generation.id]);
});

it("a version that lacks what the database needs is refused, and says which one to start", async () => {
  const narrower = {
    ...wider,
    "9998-narrower": { up: (database: Database) => putSetting(database, "needs", "9998-narrower") },
  };
  await (await openPostgres(address, { migrations: narrower })).destroy();
  const { code, output } = await runScript(
    "tests/support/without-pages/serve.mjs",
    await settings(),
  );
  expect(code).toBe(1);
  expect(output).toContain("was written by a newer version of Swatchbox (9997-wider)");
});
