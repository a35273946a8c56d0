import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { openDatabase } from "@/lib/server/db/open-database";
import { storageFaultOf } from "@/lib/server/storage-fault";
import { lockDatabase } from "../support/disk-faults";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { answersAside, billedAt, bothWays, creation, runToItsAnswer } from "../support/paid-answer";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick, startStudioWithoutPages } from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let proxy: FaultProxy;
let dataDir = "";
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  proxy = await startFaultProxy(sandbox.url);
  dataDir = await freshFolder();
});

const settings = () => ({ ...quick, STUDIO_DATA_DIR: dataDir, SANDBOX_URL: proxy.url });
const billed = () => billedAt(sandbox.url);
const aside = () => answersAside(dataDir);

describe("a paid answer that arrives while another program has the database locked (promises 2 and 4)", () => {
  it.each(bothWays)("is recorded as soon as the lock is gone: %s", async (model) => {
    const before = await billed();
    const studio = await openStudioHere(settings());
    const api = studioApi(studio.url);
    const { id, release } = await runToItsAnswer(proxy, studio.url, model);
    const { unlock } = lockDatabase(dataDir);
    release();
    await expect.poll(aside).toEqual([`${id}.json`]);
    // Meanwhile reading goes on, and who wants to change something is told why not.
    expect((await api.generation(id)).status).toBe("submitting");
    const refused = await api.post("/api/boards", { name: "Quays" });
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: "storage.busy" });
    unlock();
    expect((await api.untilEnded(id)).status).toBe("succeeded");
    expect(proxy.count(creation.method, creation.path)).toBe(1);
    expect((await billed()) - before).toBe(1);
    expect(await aside()).toEqual([]);
    await studio.stop();
    proxy.close();
  });

  it.each(bothWays)(
    "is taken up by the next start where the process was killed: %s",
    async (model) => {
      const before = await billed();
      const first = await startStudioWithoutPages(settings());
      const { id, release } = await runToItsAnswer(proxy, first.url, model);
      const { unlock } = lockDatabase(dataDir);
      release();
      await expect.poll(aside).toEqual([`${id}.json`]);
      await first.crash();
      unlock();
      const second = await startStudioWithoutPages(settings());
      expect((await studioApi(second.url).untilEnded(id)).status).toBe("succeeded");
      expect(proxy.count(creation.method, creation.path)).toBe(1);
      expect((await billed()) - before).toBe(1);
      expect(await aside()).toEqual([]);
      await second.stop();
      proxy.close();
    },
  );
});

describe("an answer that an earlier process put aside", () => {
  it.each(bothWays)(
    "waits where the database is still locked at the start, and is not given up: %s",
    async (model) => {
      const first = await startStudioWithoutPages(settings());
      const { id, release } = await runToItsAnswer(proxy, first.url, model);
      const { unlock } = lockDatabase(dataDir);
      release();
      await expect.poll(aside).toEqual([`${id}.json`]);
      await first.crash();
      const second = await startStudioWithoutPages(settings());
      expect(second.output()).toContain("an earlier answer could not be recorded");
      const looks = () => second.output().split('"msg":"engine"').length;
      await expect.poll(looks).toBeGreaterThan(1);
      expect(await aside()).toEqual([`${id}.json`]);
      unlock();
      expect((await studioApi(second.url).untilEnded(id)).status).toBe("succeeded");
      expect(proxy.count(creation.method, creation.path)).toBe(1);
      expect(await aside()).toEqual([]);
      await second.stop();
      proxy.close();
    },
  );

  it("is recorded at the start also where the call had been given up", async () => {
    const first = await startStudioWithoutPages(settings());
    const { id, release } = await runToItsAnswer(proxy, first.url, "qwen-image-edit");
    const { unlock } = lockDatabase(dataDir);
    release();
    await expect.poll(aside).toEqual([`${id}.json`]);
    await first.crash();
    unlock();
    const folder = join(dataDir, "unrecorded");
    await rename(folder, `${folder}-away`);
    const second = await openStudioHere(settings());
    expect((await studioApi(second.url).untilEnded(id)).status).toBe("uncertain");
    await second.stop();
    await rename(`${folder}-away`, folder);
    // What cannot be read keeps nothing else from being recorded.
    await mkdir(join(folder, `${crypto.randomUUID()}.json`));
    const third = await openStudioHere(settings());
    const { status, outputs } = await studioApi(third.url).untilEnded(id);
    expect([status, outputs.length]).toEqual(["succeeded", 1]);
    expect(proxy.count(creation.method, creation.path)).toBe(1);
    await third.stop();
    proxy.close();
  });
});

describe("a call whose end cannot be recorded at once", () => {
  it("was refused, and still is when the lock is gone", async () => {
    const studio = await openStudioHere(settings());
    const api = studioApi(studio.url);
    const body = JSON.stringify({ request_id: "r", code: "InvalidParameter", message: "no" });
    proxy.plan(creation.method, creation.path, [{ kind: "instead", status: 400, body }]);
    const held = proxy.hold({ ...creation, phase: "request" });
    const asset = await api.keep("a.png", await plainPicture(500, 500));
    const inputs = [{ assetId: asset.id, boxes: [] }];
    const request = { model: "qwen-image-edit", prompt: "x", inputs };
    const response = await api.generate(request, "refused");
    const { generation } = generationEnvelopeSchema.parse(await response.json());
    await held.reached;
    const { unlock } = lockDatabase(dataDir);
    held.release();
    expect((await api.generation(generation.id)).status).toBe("submitting");
    unlock();
    expect(await api.untilEnded(generation.id)).toMatchObject({
      status: "failed",
      error: { code: "InvalidParameter" },
    });
    await studio.stop();
    proxy.close();
  });
});

it("a full database says so, even if nothing is left to roll back", async () => {
  const database = await openDatabase(join(dataDir, "studio.sqlite"));
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(database);
  const fill = database.transaction().execute(async (transaction) => {
    const value = "x".repeat(1024 * 1024);
    await transaction.insertInto("settings").values({ name: "large", value }).execute();
  });
  const error = await fill.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(storageFaultOf(error)).toBe("storage.full");
  // It works again as soon as there is room.
  await sql`pragma max_page_count = 1073741823`.execute(database);
  await database.insertInto("settings").values({ name: "small", value: "x" }).execute();
  await database.destroy();
});
