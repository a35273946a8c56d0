import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { batchEnvelopeSchema, batchPageSchema } from "@/lib/core/api/batch";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { isOpen } from "@/lib/core/generation/status";
import { batchApi, modelsOf, prompts, runsOf, seeds, sizes, statusesOf } from "../support/batches";
import { readEvents } from "../support/event-stream";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick } from "../support/processes";

let sandbox: OpenServer;
let proxy: FaultProxy;
let studio: OpenServer;
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  proxy = await startFaultProxy(sandbox.url);
  studio = await openStudioHere({
    ...quick,
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: proxy.url,
  });
});
afterAll(async () => {
  await studio.stop();
  proxy.close();
  await sandbox.stop();
});

const api = () => batchApi(studio.url);
const countTasks = async () =>
  (await (await fetch(`${sandbox.url}/ledger`)).json()).tasks.length as number;
/** Lets so many calls be sent and holds the next, before DashScope has it; others of its model wait. */
const holdCallAfter = (skip: number) =>
  proxy.hold({ method: "POST", path: /\/services\//, phase: "request", skip });

/** Prompts differ from test to test, so that no cell finds an earlier run by accident. */
const wan = (prompt: string, parameters: object = {}) => ({
  model: "wan2.7-image",
  prompt,
  parameters: { size: "768*768", ...parameters },
});

async function runAlone(request: object, key: string) {
  const answer = await api().generate(request, key);
  const { generation } = generationEnvelopeSchema.parse(await answer.json());
  return api().untilEnded(generation.id);
}

describe("a plan", () => {
  it("says what runs, what cannot and why, and what it costs, and stores nothing", async () => {
    const { id } = await api().keep("a.png", await plainPicture(600, 600));
    const inputs = [{ assetId: id, boxes: [[0, 0, 100, 100]] }];
    const request = { model: "wan2.7-image-pro", prompt: "A {red|blue} boat", inputs };
    const axes = [
      { kind: "promptAlternatives" },
      sizes("2K", "4K"),
      { kind: "seedDraw", count: 3 },
    ];
    const plan = await api().plan({ request: { ...request, parameters: { n: 4 } }, axes });
    expect(plan.cells).toHaveLength(12);
    expect(plan.axes[0]?.values.map(({ value }) => value)).toEqual(["A red boat", "A blue boat"]);
    expect(new Set(plan.axes[2]?.values.map(({ value }) => value)).size).toBe(3);
    const impossible = plan.cells.filter(({ state }) => state === "impossible");
    expect(impossible.map(({ coordinates }) => coordinates[1])).toEqual(Array(6).fill(1));
    expect(impossible[0]?.problems).toMatchObject([
      { path: "parameters.size", code: "size.tierNeedsNoInputs", params: { tier: "4K" } },
    ]);
    expect(plan.totals).toEqual({ calls: 6, images: 6, price: { CNY: 3 }, unknownPrices: 0 });
    expect(plan.totalsByValue[1]?.map(({ calls }) => calls)).toEqual([6, 0]);
    expect(plan.seconds).toBeGreaterThan(25);

    const [first] = plan.cells;
    const { request: planned, axes: written } = plan;
    const off = await api().plan({ request: planned, axes: written, off: [first?.key] });
    expect(off.totals.calls).toBe(5);
    expect(off.cells.map(({ key }) => key)).toEqual(plan.cells.map(({ key }) => key));
    expect(batchPageSchema.parse(await (await api().get("/api/batches")).json()).items).toEqual([]);
  });

  it("shares one seed unless seeds are compared", async () => {
    const plan = await api().plan({ request: wan("a pear"), axes: [sizes("1K", "2K")] });
    expect(plan.request.parameters.seed).toBeGreaterThanOrEqual(0);
  });

  it("is refused with the reason if axes cannot be compared", async () => {
    const refusal = async (body: object) => {
      const answer = await api().post("/api/batches/plan", { request: wan("a pear"), ...body });
      return [answer.status, (await answer.json()).errors[0]];
    };
    const range = { kind: "seedRange", from: 1, to: 401 };
    expect(await refusal({ axes: [range] })).toMatchObject([
      422,
      { path: "axes", code: "axes.cells", params: { count: 401, max: 400 } },
    ]);
    expect(await refusal({ axes: [] })).toMatchObject([422, { code: "axes.count" }]);
    expect(await refusal({ axes: [{ kind: "mood" }] })).toMatchObject([
      422,
      { path: "axes.0.kind" },
    ]);
    const nothing = await api().askBatch({ request: wan(" "), axes: [seeds(1)] }, "nothing");
    expect((await nothing.json()).errors).toMatchObject([{ code: "axes.nothing" }]);
  });
});

describe("a comparison", () => {
  it("reuses the images of an earlier run instead of paying again", async () => {
    const request = wan("a reused pear", { seed: 11, n: 1 });
    const alone = await runAlone(request, "reused");
    const before = await countTasks();
    const body = { request: wan("a reused pear"), axes: [seeds(11, 12)] };
    const plan = await api().plan(body);
    expect(plan.cells.map(({ state, earlier }) => [state, earlier])).toEqual([
      ["reused", alone.id],
      ["run", undefined],
    ]);
    expect(plan.totals).toMatchObject({ calls: 1, price: { CNY: 0.2 } });
    const again = await api().plan({ ...body, reuse: false });
    expect(again.totals).toMatchObject({ calls: 2, price: { CNY: 0.4 } });

    const { batch } = await api().createBatch(body, "reuse");
    const ended = await api().untilBatchEnded(batch.id);
    expect(runsOf(ended)[0]?.id).toBe(alone.id);
    expect(statusesOf(ended)).toEqual(["succeeded", "succeeded"]);
    expect(ended.batch.spent).toEqual({ CNY: 0.2 });
    expect((await countTasks()) - before).toBe(1);
    const all = await api().createBatch({ ...body, isPaused: true }, "reuse-all");
    expect(all.batch.cells.map(({ state }) => state)).toEqual(["reused", "reused"]);
  });

  it("sends one call for cells with the same request", async () => {
    const before = await countTasks();
    const { id } = await api().keep("b.png", await plainPicture(500, 500));
    const request = { ...wan("the same"), inputs: [{ assetId: id, boxes: [] }] };
    const axes = [{ kind: "thinkingMode", values: [{ value: true }, { value: false }] }];
    const { batch } = await api().createBatch({ request, axes }, "same");
    const ended = await api().untilBatchEnded(batch.id);
    expect(ended.batch.cells.map(({ state }) => state)).toEqual(["run", "same"]);
    expect(new Set(runsOf(ended).map((run) => run?.id)).size).toBe(1);
    expect((await countTasks()) - before).toBe(1);
  });

  it("sends nothing while it is paused, lets others pass, and goes on", async () => {
    const body = { request: wan("a paused pear"), axes: [seeds(1, 2, 3, 4, 5, 6)] };
    const { batch } = await api().createBatch({ ...body, isPaused: true }, "pause");
    await runAlone(wan("a single pear"), "beside-paused");
    expect((await api().batch(batch.id)).batch).toMatchObject({
      hold: "paused",
      counts: { queued: 6 },
      spent: {},
    });
    const held = holdCallAfter(1);
    await api().change(batch.id, { isPaused: false });
    await held.reached;
    await api().untilBatch(batch.id, ({ batch: now }) => (now.counts.succeeded ?? 0) >= 1);
    const paused = await api().change(batch.id, { isPaused: true });
    expect(paused.batch.counts).toMatchObject({ succeeded: 1, submitting: 1, queued: 4 });
    held.release();
    await api().untilBatch(batch.id, ({ generations }) =>
      generations.every(({ status }) => status === "queued" || !isOpen(status)),
    );
    await runAlone(wan("another single pear"), "beside-paused-2");
    const still = await api().batch(batch.id);
    expect(still.batch.counts).toEqual({ succeeded: 2, queued: 4 });
    await api().change(batch.id, { isPaused: false });
    expect((await api().untilBatchEnded(batch.id)).batch).toMatchObject({
      counts: { succeeded: 6 },
      spent: { CNY: 1.2 },
    });
  });

  it("stops at its budget and goes on when it is raised", async () => {
    const axes = [seeds(1, 2, 3, 4, 5, 6), modelsOf("wan2.7-image", "wan2.7-image-pro")];
    const body = { request: wan("a dear pear"), axes, budget: { CNY: 1.5 } };
    const { batch } = await api().createBatch(body, "budget");
    const held = await api().untilBatch(
      batch.id,
      ({ batch: now, generations }) =>
        now.hold === "budget" &&
        generations.every(({ status }) => status === "queued" || !isOpen(status)),
    );
    // No further call fits: each costs 0.2 or 0.5.
    expect(held.batch.spent.CNY).toBeLessThanOrEqual(1.5);
    expect(held.batch.spent.CNY).toBeGreaterThan(1.3);
    await runAlone(wan("a single pear beside the budget"), "beside-budget");
    expect((await api().batch(batch.id)).batch.spent).toEqual(held.batch.spent);
    await api().change(batch.id, { budget: null });
    expect((await api().untilBatchEnded(batch.id)).batch).toMatchObject({
      counts: { succeeded: 12 },
      spent: { CNY: 4.2 },
    });
  });

  it("cancels runs that were not sent, and keeps the others", async () => {
    const before = await countTasks();
    const body = { request: wan("a canceled pear"), axes: [seeds(1, 2, 3, 4, 5, 6, 7, 8)] };
    const held = holdCallAfter(2);
    const { batch } = await api().createBatch(body, "cancel");
    await held.reached;
    await api().untilBatch(batch.id, ({ batch: now }) => (now.counts.succeeded ?? 0) >= 1);
    await api().cancelBatch(batch.id);
    held.release();
    const { counts } = (await api().untilBatchEnded(batch.id)).batch;
    expect(counts).toEqual({ canceled: 5, succeeded: 3 });
    expect((await countTasks()) - before).toBe(3);
    // Who canceled them did not ask for them to be tried again.
    expect((await api().retryBatch(batch.id, {}, "retry-canceled")).batch.counts).toEqual(counts);
  });

  it("runs failed cells again, and an uncertain one only if it is named", async () => {
    const axes = [
      prompts(
        "a fine pear",
        "a bad pear [[fail:DataInspectionFailed]]",
        "lost [[drop-connection]]",
      ),
    ];
    const { batch } = await api().createBatch({ request: wan("x"), axes }, "retry");
    const ended = await api().untilBatchEnded(batch.id);
    expect(statusesOf(ended)).toEqual(["succeeded", "failed", "uncertain"]);
    expect(ended.batch.spent).toEqual({ CNY: 0.2 });
    const before = runsOf(ended);

    const first = await api().retryBatch(batch.id, {}, "retry-1");
    const repeated = await api().retryBatch(batch.id, {}, "retry-1");
    const ids = [first, repeated].map((envelope) => runsOf(envelope).map((run) => run?.id));
    expect(ids[0]).toEqual(ids[1]);
    const retried = runsOf(await api().untilBatchEnded(batch.id));
    expect(retried.map((run) => run?.id === before[retried.indexOf(run)]?.id)).toEqual([
      true,
      false,
      true,
    ]);
    expect(retried[1]).toMatchObject({ status: "failed", retryOf: before[1]?.id });
    // Failed again: the same click, repeated late, buys nothing.
    const late = await api().retryBatch(batch.id, {}, "retry-1");
    expect(runsOf(late)[1]?.id).toBe(retried[1]?.id);

    const tasks = await countTasks();
    const lost = batch.cells[2]?.key;
    const named = await api().retryBatch(batch.id, { cells: [lost] }, "retry-2");
    expect(runsOf(named)[2]).toMatchObject({ retryOf: before[2]?.id });
    await api().untilBatchEnded(batch.id);
    expect((await countTasks()) - tasks).toBe(1);
    const { dismissedAt } = await api().generation(before[2]?.id ?? "");
    expect(dismissedAt).toBeDefined();

    // A run that is repeated by itself fills its cell as well.
    const id = retried[1]?.id ?? "";
    const alone = await api().post(`/api/generations/${id}/retry`, {}, { "Idempotency-Key": "r" });
    const { generation } = generationEnvelopeSchema.parse(await alone.json());
    expect(generation.batchId).toBe(batch.id);
    expect(runsOf(await api().batch(batch.id))[1]?.id).toBe(generation.id);
  });

  it("runs only the new cells when it is extended", async () => {
    const request = wan("a growing pear");
    const { batch } = await api().createBatch({ request, axes: [seeds(1, 2)] }, "extend");
    const first = await api().untilBatchEnded(batch.id);
    const before = await countTasks();
    const axes = [seeds(3, 1, 2), modelsOf("wan2.7-image", "wan2.7-image-pro")];
    const grown = await api().extendBatch(batch.id, { axes });
    expect(grown.batch.cells).toHaveLength(6);
    const repeated = await api().extendBatch(batch.id, { axes });
    expect(repeated.batch.cells).toEqual(grown.batch.cells);
    const ended = await api().untilBatchEnded(batch.id);
    expect(statusesOf(ended)).toEqual(Array(6).fill("succeeded"));
    expect([runsOf(ended)[2]?.id, runsOf(ended)[4]?.id]).toEqual(
      runsOf(first).map((run) => run?.id),
    );
    expect((await countTasks()) - before).toBe(4);
    const shrunk = await api().post(`/api/batches/${batch.id}/extend`, { axes: [seeds(1, 9)] });
    expect((await shrunk.json()).errors).toMatchObject([{ code: "axes.shrunk" }]);
  });

  it("skips cells that are switched off, before and after, until they are named", async () => {
    const before = await countTasks();
    const body = { request: wan("an unwanted pear"), axes: [seeds(1, 2, 3)], isPaused: true };
    const plan = await api().plan({ request: body.request, axes: body.axes });
    const shared = { ...body, request: plan.request };
    const off = [plan.cells[0]?.key];
    const { batch } = await api().createBatch({ ...shared, off }, "off");
    expect(batch.counts).toEqual({ off: 1, queued: 2 });
    const [, second] = batch.cells;
    const switched = await api().change(batch.id, { switchOff: second ? [second.key] : [] });
    expect(switched.batch.counts).toEqual({ off: 2, queued: 1 });
    await api().change(batch.id, { isPaused: false });
    await api().untilBatchEnded(batch.id);
    expect((await api().retryBatch(batch.id, {}, "off-1")).batch.counts).toMatchObject({ off: 2 });
    await api().retryBatch(batch.id, { cells: [second?.key] }, "off-2");
    const ended = await api().untilBatchEnded(batch.id);
    expect(ended.batch.counts).toEqual({ off: 1, succeeded: 2 });
    expect((await countTasks()) - before).toBe(2);
  });

  it("lets single runs pass, unless it has priority", async () => {
    const axes = [seeds(1, 2, 3, 4, 5, 6, 7, 8)];
    const held = holdCallAfter(2);
    const { batch } = await api().createBatch({ request: wan("a patient pear"), axes }, "after");
    await held.reached;
    const answer = await api().generate(wan("an urgent pear"), "urgent");
    const { generation } = generationEnvelopeSchema.parse(await answer.json());
    held.release();
    const single = await api().untilEnded(generation.id);
    const ended = await api().untilBatchEnded(batch.id);
    const later = ended.generations.filter(
      ({ submittedAt = "" }) => submittedAt > (single.submittedAt ?? ""),
    );
    // Three had been called for, and two more may have been made ready before the single came.
    expect(later.length).toBeGreaterThanOrEqual(3);
  });

  it("keeps its name, and the decisions about each image", async () => {
    const images = await Promise.all(
      [1, 2].map((side) => plainPicture(300 + side, 300).then((file) => api().keep("c.png", file))),
    );
    const [one, two] = images.map(({ id }) => id);
    const post = (assetIds: (string | undefined)[], key: string) =>
      api().post("/api/batches/images", { name: "Two", assetIds }, { "Idempotency-Key": key });
    const created = await post([one, two], "images");
    expect(created.status).toBe(201);
    const { batch } = await created.json();
    expect(batch).toMatchObject({ assetIds: [one, two], axes: [], cells: [], decisions: {} });
    expect((await (await post([one, two], "images")).json()).batch.id).toBe(batch.id);
    expect((await post([one], "one")).status).toBe(422);
    const missing = await post([one, "018f0000-0000-7000-8000-000000000009"], "missing");
    expect((await missing.json()).errors).toMatchObject([{ path: "assetIds.1" }]);

    const decisions = { [one ?? ""]: { verdict: "picked" as const, note: "夕方", rank: 1 } };
    await api().change(batch.id, { name: "Two boats", decisions });
    await api().change(batch.id, { decisions: { [two ?? ""]: { verdict: "rejected" } } });
    const kept = await api().change(batch.id, { decisions: { [two ?? ""]: {} } });
    expect(kept.batch).toMatchObject({ name: "Two boats", revision: 4 });
    expect(kept.batch.decisions).toEqual(decisions);
    const chosen = async (verdict: string) => {
      const answer = await api().get(`/api/assets?verdict=${verdict}&limit=10`);
      return assetPageSchema.parse(await answer.json()).items.map(({ id }) => id);
    };
    expect(await chosen("picked")).toEqual([one]);
    expect(await chosen("rejected")).toEqual([]);
    const list = batchPageSchema.parse(await (await api().get("/api/batches?limit=1")).json());
    expect(list.items.map(({ id }) => id)).toEqual([batch.id]);
    expect(list.nextCursor).toBe(batch.id);
    expect(list.items[0]?.thumbs).toEqual([one, two].map((id) => `/api/assets/${id}/thumb`));
    expect((await api().get("/api/batches/018f0000-0000-7000-8000-000000000009")).status).toBe(404);
  });

  it("shows other images if asked to, but none instead of those of its own runs", async () => {
    const images = await Promise.all(
      [1, 2, 3].map((side) =>
        plainPicture(310 + side, 300).then((file) => api().keep("d.png", file)),
      ),
    );
    const ids = images.map(({ id }) => id);
    const [one = "", two = "", three = ""] = ids;
    const body = { name: "Boats", assetIds: [one, two] };
    const made = await api().post("/api/batches/images", body, { "Idempotency-Key": "others" });
    const { batch } = batchEnvelopeSchema.parse(await made.json());
    const decisions = { [two]: { verdict: "picked" as const } };
    await api().change(batch.id, { decisions });
    const changed = await api().change(batch.id, { assetIds: [three, two] });
    expect(changed.batch).toMatchObject({ assetIds: [three, two], decisions });

    const patch = async (id: string, assetIds: string[]) => {
      const init = { method: "PATCH", body: JSON.stringify({ assetIds }) };
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(`${studio.url}/api/batches/${id}`, { ...init, headers });
      return [answer.status, (await answer.json()).errors?.[0]?.code];
    };
    expect(await patch(batch.id, [one, "018f0000-0000-7000-8000-000000000009"])).toEqual([
      422,
      "input.missing",
    ]);
    const cells = { request: wan("its own pear"), axes: [seeds(1, 2)], isPaused: true };
    const own = await api().createBatch(cells, "own");
    expect(await patch(own.batch.id, [one, two])).toEqual([422, "axes.ownImages"]);
  });

  it("is deleted and restored as it was, but for runs that were not sent", async () => {
    const body = { request: wan("a deleted pear"), axes: [seeds(1, 2)], isPaused: true };
    const before = await countTasks();
    const { batch } = await api().createBatch(body, "deleted");
    const call = (method: string, path = "") =>
      fetch(`${studio.url}/api/batches/${batch.id}${path}`, { method });
    const listed = async () => {
      const page = batchPageSchema.parse(await (await api().get("/api/batches?limit=50")).json());
      return page.items.some(({ id }) => id === batch.id);
    };
    const gone = await (await call("DELETE")).json();
    expect(gone.batch).toMatchObject({ id: batch.id, trashedAt: expect.any(String) });
    expect(await listed()).toBe(false);
    expect((await call("GET")).status).toBe(404);
    expect((await call("DELETE")).status).toBe(404);
    const back = await (await call("POST", "/restore")).json();
    expect(back.batch.trashedAt).toBeUndefined();
    expect(await listed()).toBe(true);
    expect((await api().batch(batch.id)).batch.counts).toEqual({ canceled: 2 });
    expect((await countTasks()) - before).toBe(0);
    const nobody = "018f0000-0000-7000-8000-000000000009";
    expect((await api().post(`/api/batches/${nobody}/restore`, {})).status).toBe(404);
  });

  it("reports its progress to every page", async () => {
    const leave = new AbortController();
    const heard: number[] = [];
    const { batch } = await api().createBatch(
      { request: wan("a heard pear"), axes: [seeds(1, 2)], isPaused: true },
      "heard",
    );
    const held = holdCallAfter(1);
    for await (const event of readEvents(studio.url, { signal: leave.signal })) {
      if (event.type === "reset") void api().change(batch.id, { isPaused: false });
      if (event.type !== "batch" || event.data.batch.id !== batch.id) continue;
      heard.push(event.data.batch.counts.succeeded ?? 0);
      if (heard.at(-1) === 1) held.release();
      if (heard.at(-1) === 2) break;
    }
    leave.abort();
    expect(heard).toEqual([...heard].sort());
    expect([...new Set(heard)]).toEqual([0, 1, 2]);
  });
});
