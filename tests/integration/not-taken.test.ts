import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Generation, generationEnvelopeSchema } from "@/lib/core/api/generation";
import { rawAnswerSchema } from "@/lib/core/api/raw-answer";
import { failureHelp } from "@/lib/core/failure/failure-help";
import { failureOf } from "@/lib/core/failure/told-failure";
import { isOpen } from "@/lib/core/generation/status";
import { advance } from "@/lib/server/engine/advance";
import { paceAt } from "@/lib/server/engine/pace";
import { createSubmissionTurns } from "@/lib/server/engine/turns/submission-turns";
import { getStudio, type Studio } from "@/lib/server/studio";
import { type Fault, type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let proxy: FaultProxy;
let studio: OpenServer;
const speed = 100;

beforeEach(async () => {
  sandbox = await openSandbox(await freshFolder(), speed);
  proxy = await startFaultProxy(sandbox.url);
  studio = await openStudioHere({
    STUDIO_DATA_DIR: await freshFolder(),
    STUDIO_RESOLVE_SECONDS: "10",
    SANDBOX_URL: proxy.url,
    SANDBOX_SPEED: String(speed),
  });
  return async () => {
    await studio.stop();
    proxy.close();
    await sandbox.stop();
  };
});

const creation = /\/services\//;
const list = /\/tasks\/\?/;
const taskModel = "wan2.7-image";
const directModel = "qwen-image-2.0";

const says = (status: number, body: string, headers: Record<string, string> = {}): Fault => ({
  kind: "instead",
  status,
  body,
  headers,
});
const refusal = (code: string, message: string) =>
  JSON.stringify({ request_id: "r", code, message });

async function begin(model: string, prompt = "A quay"): Promise<string> {
  const request = { model, prompt, parameters: { size: "1024*1024" } };
  const response = await studioApi(studio.url).generate(request, crypto.randomUUID());
  return generationEnvelopeSchema.parse(await response.json()).generation.id;
}

const ledgerSchema = z.object({ billed: z.number(), tasks: z.array(z.unknown()) });
const ledger = async () => ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());
const helpOf = (run: Generation) => failureHelp(run, failureOf(run), undefined);
const sent = () => proxy.count("POST", creation);

describe("a refusal that is not DashScope's own", () => {
  it.each([
    [413, "studio.bodyTooLarge", { kind: "bodyTooLarge", action: "smallerCopies" }],
    [404, "studio.wrongAddress", { kind: "address", action: "askAddress" }],
    [302, "studio.wrongAddress", { kind: "address", action: "askAddress" }],
    [431, "studio.stopped", { kind: "stopped", action: "askProxy" }],
  ] as const)(
    "ends the run free of charge, and is not sent again: %i",
    async (status, code, help) => {
      for (const model of [taskModel, directModel]) {
        const page = `<html>${status} of a proxy</html>`;
        const before = sent();
        proxy.plan("POST", creation, [says(status, page)]);
        const run = await studioApi(studio.url).untilEnded(await begin(model));
        expect(run).toMatchObject({ status: "failed", error: { code }, cost: { total: 0 } });
        expect(helpOf(run)).toEqual({ ...help, billed: "no" });
        expect(sent() - before).toBe(1);
        const answer = await studioApi(studio.url).get(`/api/generations/${run.id}/answer`);
        expect(rawAnswerSchema.parse(await answer.json()).answer).toBe(page);
      }
      expect(proxy.count("GET", list)).toBe(0);
      expect(await ledger()).toMatchObject({ billed: 0, tasks: [] });
    },
  );

  it("leaves open what happened where a filter may have withheld DashScope's answer", async () => {
    proxy.plan("POST", creation, [says(403, "<html>withheld</html>")]);
    const run = await studioApi(studio.url).untilEnded(await begin(directModel));
    expect(run.status).toBe("uncertain");
    expect(sent()).toBe(1);
  });

  it("waits its turn where it is about too many calls", async () => {
    proxy.plan("POST", creation, [says(429, "<html>slow down</html>", { "Retry-After": "1" })]);
    const run = await studioApi(studio.url).untilEnded(await begin(directModel));
    expect(run.status).toBe("succeeded");
    expect(sent()).toBe(2);
  });
});

describe("a task that DashScope does not take", () => {
  const down = says(503, refusal("ServiceUnavailable", "Service temporarily unavailable."));

  it("is sent again a few times, says so meanwhile, and then fails of what was answered", async () => {
    proxy.plan("POST", creation, Array(100).fill(down));
    const id = await begin(taskModel);
    const api = studioApi(studio.url);
    const waiting = await api.until(
      id,
      ({ status, error }) => !isOpen(status) || error?.code === "studio.notTaken",
    );
    expect(waiting.status).toBe("queued");
    expect(waiting.error?.message).toContain(
      "ServiceUnavailable: Service temporarily unavailable.",
    );
    expect(helpOf(waiting)).toEqual({ kind: "notTaken", action: "wait", billed: "no" });
    const ended = await api.untilEnded(id);
    expect(ended).toMatchObject({
      status: "failed",
      error: { code: "ServiceUnavailable" },
      cost: { total: 0 },
    });
    expect(helpOf(ended)).toEqual({ kind: "unavailable", action: "runAgain", billed: "no" });
    expect(sent()).toBe(6);
    expect(await ledger()).toMatchObject({ billed: 0, tasks: [] });
  });

  it("is drawn once, and billed once, if it takes it at last", async () => {
    proxy.plan("POST", creation, [down, { kind: "resetBefore" }, says(502, "<html>bad</html>")]);
    const ended = await studioApi(studio.url).untilEnded(await begin(taskModel));
    expect(ended.status).toBe("succeeded");
    expect(ended.error).toBeUndefined();
    expect(sent()).toBe(4);
    expect(await ledger()).toMatchObject({ billed: 1, tasks: [{}] });
  });

  it("is looked for until the list can be read, and says why it cannot", async () => {
    proxy.plan("POST", creation, [{ kind: "resetBefore" }]);
    proxy.plan("GET", list, [says(404, "<html>nothing here</html>"), says(503, "busy")]);
    const held = proxy.hold({ method: "GET", path: list, phase: "request", skip: 1 });
    const id = await begin(taskModel);
    const api = studioApi(studio.url);
    await held.reached;
    const looking = await api.generation(id);
    expect(looking).toMatchObject({ status: "submitting", error: { code: "studio.looking" } });
    expect(looking.error?.message).toContain("HTTP 404");
    held.release();
    expect((await api.untilEnded(id)).status).toBe("succeeded");
    expect(sent()).toBe(2);
  });
});

describe("a quota of the minute", () => {
  const words = "Allocated quota exceeded, please increase your quota limit.";
  const overQuota = (headers = {}) =>
    says(429, refusal("Throttling.AllocationQuota", words), headers);

  let parts: Studio;
  beforeEach(async () => {
    // The steps are made here, one by one, in the order that the tests are about.
    parts = await getStudio();
    await parts.scheduler.stop();
  });

  /** Makes a step of the run once the model may be called again. */
  async function step(id: string): Promise<Generation> {
    for (;;) {
      const restMs = await parts.turns.heldForMs(taskModel);
      if (restMs <= 0) break;
      await sleep(restMs);
    }
    await advance(parts, id);
    return studioApi(studio.url).generation(id);
  }

  it("is waited for as long as others go through meanwhile", async () => {
    const [late, other] = [await begin(taskModel), await begin(taskModel)];
    proxy.plan("POST", creation, [overQuota()]);
    const waiting = { status: "queued", error: { code: "Throttling.AllocationQuota" } };
    expect(await step(late)).toMatchObject(waiting);
    expect((await step(other)).status).toBe("pending");
    proxy.plan("POST", creation, [overQuota()]);
    expect(await step(late)).toMatchObject(waiting);
    // Nothing has gone through since.
    proxy.plan("POST", creation, [overQuota()]);
    expect(await step(late)).toMatchObject({ ...waiting, status: "failed", cost: { total: 0 } });
    expect(sent()).toBe(4);
    expect((await ledger()).tasks).toHaveLength(1);
  });

  it("is remembered although something else kept the run from being sent meanwhile", async () => {
    const id = await begin(taskModel);
    proxy.plan("POST", creation, [
      overQuota(),
      says(429, refusal("Throttling.RateQuota", "Too many.")),
      overQuota(),
    ]);
    await step(id);
    expect(await step(id)).toMatchObject({ error: { code: "Throttling.RateQuota" } });
    expect(await step(id)).toMatchObject({ status: "failed" });
  });

  it("is not given up because a studio that has just started asked too early", async () => {
    const id = await begin(taskModel);
    proxy.plan("POST", creation, [overQuota(), overQuota()]);
    await advance({ ...parts, pace: paceAt(1) }, id);
    const turns = createSubmissionTurns(parts.pace);
    await advance({ ...parts, pace: paceAt(1), turns }, id);
    expect(sent()).toBe(2);
    expect((await studioApi(studio.url).generation(id)).status).toBe("queued");
  });

  it("rests for a minute at least, and all runs of the model with it", async () => {
    const [first, second] = [await begin(taskModel), await begin(taskModel)];
    proxy.plan("POST", creation, [overQuota({ "Retry-After": "1" })]);
    const before = performance.now();
    await advance(parts, first);
    await advance(parts, second);
    expect(sent()).toBe(1);
    expect((await step(second)).status).toBe("pending");
    expect(performance.now() - before).toBeGreaterThanOrEqual(60_000 / speed);
  });
});
