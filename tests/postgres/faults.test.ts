import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findPostgres } from "../../scripts/postgres.mjs";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { answersAside, billedAt, bothWays, runToItsAnswer } from "../support/paid-answer";
import { type PostgresServer, startPostgres } from "../support/postgres-server";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

/** A server of these tests' own: it goes down, and the other tests want theirs. */
let server: PostgresServer;
let sandbox: OpenServer;
let proxy: FaultProxy;
let dataDir = "";
beforeAll(async () => {
  server = await startPostgres(findPostgres() ?? "");
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
});
afterAll(async () => {
  await sandbox.stop();
  await server.stop();
});
beforeEach(async () => {
  proxy = await startFaultProxy(sandbox.url);
  dataDir = await freshFolder();
});

const settings = () => ({
  ...quick,
  STUDIO_DATA_DIR: dataDir,
  STUDIO_DATABASE_URL: server.url,
  SANDBOX_URL: proxy.url,
});
const billed = () => billedAt(sandbox.url);
const aside = () => answersAside(dataDir);

describe("a paid answer that arrives while the database is away (promises 2 and 4)", () => {
  it.each(bothWays)("is recorded as soon as it is back: %s", async (model) => {
    const before = await billed();
    const studio = await openStudioHere(settings());
    const { id, release } = await runToItsAnswer(proxy, studio.url, model, `away-${model}`);
    await server.crash();
    release();
    await expect.poll(aside).toHaveLength(1);
    const refused = await fetch(`${studio.url}/api/generations/${id}`);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: "storage.away" });
    expect((await fetch(`${studio.url}/api/health`)).status).toBe(503);
    await server.begin();
    await expect
      .poll(async () => (await fetch(`${studio.url}/api/generations/${id}`)).status)
      .toBe(200);
    expect(await studioApi(studio.url).untilEnded(id)).toMatchObject({ status: "succeeded" });
    expect(await billed()).toBe(before + 1);
    expect(await aside()).toEqual([]);
    await studio.stop();
    proxy.close();
  });

  it.each(bothWays)("is recorded by the next studio if this one ends first: %s", async (model) => {
    const before = await billed();
    const studio = await openStudioHere(settings());
    const { id, release } = await runToItsAnswer(proxy, studio.url, model, `next-${model}`);
    await server.crash();
    release();
    await expect.poll(aside).toHaveLength(1);
    const closed = studio.stop();
    await server.begin();
    await closed;
    const next = await openStudioHere(settings());
    expect(await studioApi(next.url).untilEnded(id)).toMatchObject({ status: "succeeded" });
    expect(await billed()).toBe(before + 1);
    expect(await aside()).toEqual([]);
    await next.stop();
    proxy.close();
  });
});

it("a studio goes on with its work after its server was started again", async () => {
  const studio = await openStudioHere(settings());
  const api = studioApi(studio.url);
  const { id, release } = await runToItsAnswer(proxy, studio.url, "wan2.7-image", "again");
  await server.crash();
  await server.begin();
  release();
  expect(await api.untilEnded(id)).toMatchObject({ status: "succeeded" });
  // It has claimed its database again: nobody else may have it.
  await expect(
    openStudioHere({ ...settings(), STUDIO_DATA_DIR: await freshFolder() }),
  ).rejects.toThrow("Another studio is using the database postgres");
  await studio.stop();
  proxy.close();
});
