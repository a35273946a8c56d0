import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type Fault, type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick, startStudioWithoutPages } from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let proxy: FaultProxy;
let settings: Record<string, string> & { STUDIO_DATA_DIR: string };
let studio: OpenServer;

beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  proxy = await startFaultProxy(sandbox.url);
  settings = {
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: proxy.url,
    ...quick,
  };
  studio = await openStudioHere(settings);
});
afterEach(async () => {
  await studio.stop();
  proxy.close();
});

const creation = /\/services\//;
const list = { method: "GET", path: /\/tasks\/\?/ };
const ledgerSchema = z.object({
  tasks: z.array(z.object({ taskId: z.string(), model: z.string() })),
});

/** The tasks that the emulator has of a prompt's model since the test began. */
async function tasksOf(model: string) {
  const ledger = ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());
  return ledger.tasks.filter((task) => task.model === model).length;
}

async function begin(model: string, prompt: string, key = prompt) {
  const response = await studioApi(studio.url).generate({ model, prompt }, key);
  expect(response.status).toBe(202);
  return generationEnvelopeSchema.parse(await response.json()).generation.id;
}

const post = async (id: string, action: string) =>
  fetch(`${studio.url}/api/generations/${id}/${action}`, {
    method: "POST",
    headers: { "Idempotency-Key": `${action}-${id}` },
  });

describe("a lost answer (promises 1 and 4)", () => {
  const lost: [string, Fault][] = [
    ["the connection ended after upstream had it", { kind: "resetAfter" }],
    ["a proxy answered in its place", { kind: "instead", status: 502, body: "<html>bad</html>" }],
  ];

  it("to a task that shows its prompt: the task is found and adopted", async () => {
    const before = await tasksOf("qwen-image");
    proxy.plan("POST", creation, [{ kind: "resetAfter" }]);
    const id = await begin("qwen-image", "A lighthouse at dusk");
    const ended = await studioApi(studio.url).untilEnded(id);
    expect(ended.status).toBe("succeeded");
    expect(ended.outputs).toHaveLength(1);
    expect((await tasksOf("qwen-image")) - before).toBe(1);
    expect(proxy.count("POST", creation)).toBe(1);
  });

  it("to a task that does not: a person decides, and a retry is another run", async () => {
    const before = await tasksOf("wan2.7-image");
    proxy.plan("POST", creation, [{ kind: "resetAfter" }]);
    const id = await begin("wan2.7-image", "A pier");
    const api = studioApi(studio.url);
    const ended = await api.untilEnded(id);
    expect(ended).toMatchObject({ status: "uncertain", error: { code: "studio.uncertainTask" } });
    expect((await tasksOf("wan2.7-image")) - before).toBe(1);

    const first = await post(id, "retry");
    expect(first.status).toBe(202);
    const again = generationEnvelopeSchema.parse(await first.json()).generation;
    expect(again.retryOf).toBe(id);
    const second = generationEnvelopeSchema.parse(await (await post(id, "retry")).json());
    expect(second.generation.id).toBe(again.id);
    expect((await api.untilEnded(again.id)).status).toBe("succeeded");
    expect((await tasksOf("wan2.7-image")) - before).toBe(2);
    expect((await api.generation(id)).dismissedAt).toBeDefined();
  });

  it("to a call that never arrived: it is sent again, once, when no task has appeared", async () => {
    const before = await tasksOf("wan2.7-image-pro");
    proxy.plan("POST", creation, [{ kind: "resetBefore" }]);
    const held = proxy.hold({ ...list, phase: "request" });
    const id = await begin("wan2.7-image-pro", "A mill");
    const api = studioApi(studio.url);
    await api.until(id, ({ error }) => error?.code === "studio.looking");
    held.release();
    expect((await api.untilEnded(id)).status).toBe("succeeded");
    expect((await tasksOf("wan2.7-image-pro")) - before).toBe(1);
    expect(proxy.count("POST", creation)).toBe(2);
  });

  it.each(lost)("to a synchronous call cannot be found: %s", async (_, fault) => {
    const before = proxy.count("POST", creation);
    proxy.plan("POST", creation, [fault]);
    const api = studioApi(studio.url);
    const asset = await api.keep("a.png", await plainPicture(600, 600));
    const inputs = [{ assetId: asset.id, boxes: [] }];
    const request = { model: "qwen-image-edit", prompt: "x", inputs };
    const response = await api.generate(request, "sync");
    const { generation } = generationEnvelopeSchema.parse(await response.json());
    expect((await api.untilEnded(generation.id)).status).toBe("uncertain");
    expect(proxy.count("POST", creation) - before).toBe(1);
  });

  it("holds back the model's other runs until it is settled, and no other model's", async () => {
    proxy.plan("POST", creation, [{ kind: "resetBefore" }]);
    const held = proxy.hold({ ...list, phase: "request" });
    const api = studioApi(studio.url);
    // A model of its own: a task that an earlier test has lost could be taken for this one.
    const first = await begin("wan2.6-t2i", "One");
    await held.reached;
    const second = await begin("wan2.6-t2i", "Two");
    const other = await begin("wan2.7-image-pro", "Three");
    expect((await api.untilEnded(other)).status).toBe("succeeded");
    expect((await api.generation(second)).status).toBe("queued");
    held.release();
    expect((await api.untilEnded(first)).status).toBe("succeeded");
    expect((await api.untilEnded(second)).status).toBe("succeeded");
  });

  it("is looked for even after a crash", async () => {
    const before = await tasksOf("qwen-image-plus");
    proxy.plan("POST", creation, [{ kind: "resetAfter" }]);
    proxy.plan(
      list.method,
      list.path,
      Array(5_000).fill({ kind: "instead", status: 503, body: "" }),
    );
    const own = { ...settings, STUDIO_DATA_DIR: await freshFolder() };
    const first = await startStudioWithoutPages(own);
    const request = { model: "qwen-image-plus", prompt: "A bridge in fog" };
    const response = await studioApi(first.url).generate(request, "fog");
    const { id } = generationEnvelopeSchema.parse(await response.json()).generation;
    await studioApi(first.url).until(id, ({ error }) => error?.code === "studio.looking");
    await first.crash();
    const open = await startFaultProxy(sandbox.url);
    const second = await startStudioWithoutPages({ ...own, SANDBOX_URL: open.url });
    expect((await studioApi(second.url).untilEnded(id)).status).toBe("succeeded");
    expect((await tasksOf("qwen-image-plus")) - before).toBe(1);
    await second.stop();
    open.close();
  });
});

describe("canceling", () => {
  it("ends a run in the studio's queue at once and free of charge", async () => {
    const api = studioApi(studio.url);
    // What is sent after it waits until it is known whether DashScope took it.
    const held = proxy.hold({ method: "POST", path: creation, phase: "request", skip: 1 });
    const first = await begin("wan2.7-image", "Run 1 [[slow:300s]]");
    await api.until(first, ({ status }) => status === "running");
    const second = await begin("wan2.7-image", "Run 2");
    await held.reached;
    const third = await begin("wan2.7-image", "Run 3");
    expect((await post(third, "cancel")).status).toBe(200);
    expect(await api.generation(third)).toMatchObject({ status: "canceled", cost: { images: 0 } });
    const late = await post(first, "cancel");
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: "cancel.tooLate" });
    held.release();
    expect((await api.untilEnded(second)).status).toBe("succeeded");
    expect(proxy.count("POST", creation)).toBe(2);
  });

  it("asks upstream about a task that waits there", async () => {
    // This emulator crawls: what it has taken stays pending for longer than anybody looks.
    const crawling = await openSandbox(await freshFolder(), 0.0001);
    await studio.stop();
    studio = await openStudioHere({ ...settings, SANDBOX_URL: crawling.url });
    const api = studioApi(studio.url);
    const id = await begin("wan2.7-image", "x");
    await api.until(id, ({ status }) => status === "pending");
    const canceled = await api.post(`/api/generations/${id}/cancel`, {});
    expect(canceled.status).toBe(200);
    expect(await api.untilEnded(id)).toMatchObject({ status: "canceled", cost: { images: 0 } });
    await crawling.stop();
  });

  it("does not dismiss a run that can still give images", async () => {
    const held = proxy.hold({ method: "POST", path: creation, phase: "request" });
    const id = await begin("wan2.7-image", "A barn");
    await held.reached;
    for (const action of ["retry", "dismiss"]) {
      const answer = await post(id, action);
      expect(answer.status).toBe(409);
      expect(await answer.json()).toMatchObject({ code: "retry.notEnded" });
    }
    expect((await post("00000000-0000-7000-8000-000000000000", "cancel")).status).toBe(404);
    held.release();
    expect((await studioApi(studio.url).untilEnded(id)).status).toBe("succeeded");
  });
});
