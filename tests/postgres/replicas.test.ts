import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type BucketServer, startBucketServer } from "../support/bucket";
import { databaseFor } from "../support/database-settings";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox } from "../support/in-process";
import { throttledCalls } from "../support/load";
import { bothWays, creation, runToItsAnswer } from "../support/paid-answer";
import {
  freshFolder,
  quick,
  type RunningServer,
  runScript,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let bucket: BucketServer;
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
});
afterAll(() => sandbox.stop());

let proxy: FaultProxy;
let address = "";
let replicas: RunningServer[] = [];
beforeEach(async () => {
  proxy = await startFaultProxy(sandbox.url);
  // A place in a bucket belongs to one library.
  bucket = await startBucketServer();
  address = await databaseFor(await freshFolder());
});
afterEach(async () => {
  await Promise.all(replicas.map((replica) => replica.crash()));
  replicas = [];
  proxy.close();
  await bucket.stop();
});

const settings = async () => ({
  ...quick,
  ...bucket.settings,
  SANDBOX_URL: proxy.url,
  STUDIO_DATABASE_URL: address,
  STUDIO_DATA_DIR: await freshFolder(),
});

async function startReplica(more: Record<string, string> = {}): Promise<RunningServer> {
  const replica = await startStudioWithoutPages({ ...(await settings()), ...more });
  replicas.push(replica);
  return replica;
}

// Any replica may take a run: where one is to have it, the others start only afterwards.
const sent = () => proxy.count(creation.method, creation.path);

describe("a replica that is gone (promises 1 and 4)", () => {
  it("leaves a task to another, which asks for it and keeps its images", async () => {
    const first = await startReplica();
    const held = proxy.hold({ method: "GET", path: /\/tasks\//, phase: "answer" });
    const response = await studioApi(first.url).generate(
      { model: "wan2.7-image", prompt: "A quay" },
      "key",
    );
    const { generation } = generationEnvelopeSchema.parse(await response.json());
    await held.reached;
    const second = await startReplica();
    await first.crash();
    held.release();
    const ended = await studioApi(second.url).untilEnded(generation.id);
    expect(ended).toMatchObject({ status: "succeeded", outputs: [{ kind: "output" }] });
    expect(sent()).toBe(1);
  });

  it("leaves a call without an answer to a person where DashScope cannot be asked for it", async () => {
    const first = await startReplica();
    const { id, release } = await runToItsAnswer(proxy, first.url, "qwen-image-edit");
    const second = await startReplica();
    await first.crash();
    release();
    expect(await studioApi(second.url).untilEnded(id)).toMatchObject({ status: "uncertain" });
    expect(sent()).toBe(1);
  });
});

describe("a replica that stands still (promise 1)", () => {
  it.each(bothWays)("keeps its call, however long that takes: %s", async (model) => {
    const first = await startReplica();
    const { id, release } = await runToItsAnswer(proxy, first.url, model);
    process.kill(first.pid ?? 0, "SIGSTOP");
    release();
    const second = await startReplica();
    const other = await runToItsAnswer(proxy, second.url, "wan2.7-image-pro", "other");
    const third = await startReplica();
    await second.crash();
    other.release();
    // One that is dead is missed from the same moment on, and has lost its run by now.
    await studioApi(third.url).untilEnded(other.id);
    expect((await studioApi(third.url).generation(id)).status).toBe("submitting");
    process.kill(first.pid ?? 0, "SIGCONT");
    expect((await studioApi(third.url).untilEnded(id)).status).toBe("succeeded");
    expect(sent()).toBe(2);
  });
});

describe("two replicas of one account", () => {
  it("hold no more tasks than the account may have, and are never throttled (promise 5)", async () => {
    const before = await throttledCalls(sandbox.url);
    const both = [await startReplica(), await startReplica()].map(({ url }) => studioApi(url));
    const runs = Array.from({ length: 12 }, async (_, index) => {
      const api = both[index % 2] ?? both[0];
      const request = { model: "qwen-image", prompt: `Quay ${index}` };
      const response = await api?.generate(request, `key ${index}`);
      const { generation } = generationEnvelopeSchema.parse(await response?.json());
      return api?.untilEnded(generation.id);
    });
    const ended = await Promise.all(runs);
    expect(new Set(ended.map((run) => run?.status))).toEqual(new Set(["succeeded"]));
    expect(sent()).toBe(12);
    expect(await throttledCalls(sandbox.url)).toBe(before);
  });

  it("never spend more than the day's budget together (promise 8)", async () => {
    const budget = { STUDIO_DAILY_BUDGET: "1.2 CNY" };
    const both = [await startReplica(budget), await startReplica(budget)];
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        studioApi(both[index % 2]?.url ?? "").generate(
          { model: "wan2.7-image", prompt: `Quay ${index}` },
          `key ${index}`,
        ),
      ),
    );
    const accepted = answers.filter(({ ok }) => ok);
    const totals = await Promise.all(
      accepted.map(async (answer) => costSchema.parse(await answer.json()).generation.cost.total),
    );
    const spent = totals.reduce((sum, total) => sum + total, 0);
    expect(spent).toBeLessThanOrEqual(1.2);
    // One more would not have fitted.
    expect(spent + (totals[0] ?? 0)).toBeGreaterThan(1.2);
    for (const answer of answers.filter(({ ok }) => !ok)) {
      expect(await answer.json()).toMatchObject({ code: "budget.exceeded" });
    }
  });

  it("need a bucket: a folder belongs to one machine", async () => {
    await startReplica();
    const withoutBucket = { ...(await settings()), STUDIO_BLOBS: "" };
    const { code, output } = await runScript(
      "tests/support/without-pages/serve.mjs",
      withoutBucket,
    );
    expect(code).toBe(1);
    expect(output).toMatch(/Another studio is using the database/);
  });
});

const costSchema = z.object({ generation: z.object({ cost: z.object({ total: z.number() }) }) });
