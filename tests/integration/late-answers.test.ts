import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Generation, generationPageSchema } from "@/lib/core/api/generation";
import { getStudio } from "@/lib/server/studio";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { billedAt, bothWays, creation, runToItsAnswer } from "../support/paid-answer";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
});
afterAll(() => sandbox.stop());

let proxy: FaultProxy;
let studio: OpenServer;
beforeEach(async () => {
  proxy = await startFaultProxy(sandbox.url);
  const STUDIO_DATA_DIR = await freshFolder();
  studio = await openStudioHere({ ...quick, STUDIO_DATA_DIR, SANDBOX_URL: proxy.url });
  return async () => {
    await studio.stop();
    proxy.close();
  };
});

const api = () => studioApi(studio.url);
const spentSchema = z.object({ count: z.number() });

/** What another replica has made of the run, which took this one for dead. */
async function elsewhere(id: string, changes: { status: string; attempt?: number }) {
  const { database } = await getStudio();
  const inAnHour = Date.now() + 3_600_000;
  await database
    .updateTable("generations")
    .set({ ...changes, next_step_at: inAnHour })
    .where("id", "=", id)
    .execute();
}

async function othersThan(id: string): Promise<Generation[]> {
  const response = await api().get("/api/generations?limit=50");
  const { items } = generationPageSchema.parse(await response.json());
  return items.filter((run) => run.id !== id);
}

/** How many runs have been charged for. */
async function charged(): Promise<number> {
  const { database } = await getStudio();
  const row = await database
    .selectFrom("charges")
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return spentSchema.parse(row).count;
}

describe("an answer that comes after a replica was taken for dead (promises 1 and 3)", () => {
  it.each(bothWays)("keeps a run from being sent again: %s", async (model) => {
    const before = await billedAt(sandbox.url);
    const { id, release } = await runToItsAnswer(proxy, studio.url, model);
    await elsewhere(id, { status: "queued" });
    release();
    expect((await api().until(id, ({ status }) => status === "succeeded")).outputs).toHaveLength(1);
    expect(proxy.count(creation.method, creation.path)).toBe(1);
    expect((await billedAt(sandbox.url)) - before).toBe(1);
    expect(await othersThan(id)).toEqual([]);
    expect(await charged()).toBe(1);
  });

  it.each(bothWays)("is the run's where it had been left to a person: %s", async (model) => {
    const { id, release } = await runToItsAnswer(proxy, studio.url, model);
    await elsewhere(id, { status: "uncertain" });
    release();
    await api().until(id, ({ status }) => status === "succeeded");
    expect(await othersThan(id)).toEqual([]);
  });

  it.each(bothWays)(
    "is kept as a run of its own where the run was sent again: %s",
    async (model) => {
      const { id, release } = await runToItsAnswer(proxy, studio.url, model);
      await elsewhere(id, { status: "submitting", attempt: 2 });
      release();
      await expect.poll(() => othersThan(id)).toHaveLength(1);
      const [other] = await othersThan(id);
      expect(other?.retryOf).toBe(id);
      const ended = await api().untilEnded(other?.id ?? "");
      expect(ended).toMatchObject({ status: "succeeded", request: { prompt: "A quay" } });
      expect(ended.outputs).toHaveLength(1);
      expect(ended.cost?.images).toBe(1);
      expect(await charged()).toBe(1);
      // The second call is still under way.
      expect((await api().generation(id)).status).toBe("submitting");
    },
  );

  it.each(bothWays)("is kept where somebody has called the run off: %s", async (model) => {
    const { id, release } = await runToItsAnswer(proxy, studio.url, model);
    await elsewhere(id, { status: "canceled" });
    release();
    await expect.poll(() => othersThan(id)).toHaveLength(1);
    const [other] = await othersThan(id);
    expect((await api().untilEnded(other?.id ?? "")).outputs).toHaveLength(1);
    expect((await api().generation(id)).status).toBe("canceled");
  });
});
