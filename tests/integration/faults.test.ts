import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type Fault, type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let proxy: FaultProxy;
let studio: OpenServer;

const speed = 100;

// Of its own for each: what another test has left would be a stranger's task in upstream's list.
beforeEach(async () => {
  sandbox = await openSandbox(await freshFolder(), speed);
  proxy = await startFaultProxy(sandbox.url);
  studio = await openStudioHere({
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: proxy.url,
    SANDBOX_SPEED: String(speed),
  });
});
afterEach(async () => {
  await studio.stop();
  proxy.close();
  await sandbox.stop();
});

const creation = /\/services\//;
const query = /\/tasks\/[\w-]+$/;
const result = /\/results\//;

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Fault => ({
  kind: "instead",
  status,
  body: typeof body === "string" ? body : JSON.stringify(body),
  headers,
});
const error = (code: string) => ({ request_id: "r", code, message: "as asked for" });

const ledgerSchema = z.object({ billed: z.number(), tasks: z.array(z.unknown()) });
const readLedger = async () =>
  ledgerSchema.parse(await (await fetch(`${sandbox.url}/ledger`)).json());

/** How a run ends, and how many tasks upstream has of it then. */
type End = [status: string, taken: number];

interface Row {
  what: string;
  method: "GET" | "POST";
  path: RegExp;
  faults: Fault[];
  /** Of a call that creates a task. */
  task: End;
  /** Of one that answers at once; missing where it has no such step. */
  atOnce?: End;
}

const well: End = ["succeeded", 1];
const refused: End = ["failed", 0];
const uncertain = (taken: number): End => ["uncertain", taken];

/** Faults of the call that creates, and what becomes of a task and of a call that answers at once. */
const creating = (what: string, faults: Fault[], task: End, atOnce: End): Row => {
  return { what, method: "POST", path: creation, faults, task, atOnce };
};
/** Faults that only delay: of queries, and of downloads. */
const asking = (what: string, ...faults: Fault[]): Row => {
  return { what, method: "GET", path: query, faults, task: well };
};
const fetching = (what: string, fault: Fault): Row => {
  return { what, method: "GET", path: result, faults: [fault], task: well, atOnce: well };
};

const unknown = { request_id: "r", output: { task_id: "t", task_status: "UNKNOWN" } };
const throttled = error("Throttling.RateQuota");

const rows: Row[] = [
  creating("cut before upstream hears of it", [{ kind: "resetBefore" }], well, uncertain(0)),
  creating("cut after upstream has it", [{ kind: "resetAfter" }], uncertain(1), uncertain(1)),
  creating("the answer breaks off", [{ kind: "truncate" }], uncertain(1), uncertain(1)),
  creating("the answer drips", [{ kind: "drip" }], well, well),
  creating("408", [answer(408, error("RequestTimeOut"))], well, uncertain(0)),
  creating("429 with Retry-After", [answer(429, throttled, { "Retry-After": "1" })], well, well),
  creating("429 without, three times", Array(3).fill(answer(429, throttled)), well, well),
  creating("429 about money", [answer(429, error("PostpaidBillOverdue"))], refused, refused),
  creating("500", [answer(500, error("InternalError"))], well, uncertain(0)),
  creating("200 with a code alone", [answer(200, error("DataInspectionFailed"))], refused, refused),
  creating("JSON that is none", [answer(200, '{"output":')], well, uncertain(0)),
  creating("a page of HTML", [answer(502, "<html>bad gateway</html>")], well, uncertain(0)),
  asking("429 and 503 while asking", answer(429, throttled), answer(503, "busy")),
  asking("UNKNOWN right after creation", answer(200, unknown)),
  asking("a key that is refused for a moment", answer(401, error("InvalidApiKey"))),
  fetching("a download that breaks off", { kind: "truncate" }),
  fetching("a download that drips", { kind: "drip" }),
  fetching("a download that is a page of HTML", answer(200, "<html>sign in</html>")),
  fetching(
    "a download that leads elsewhere",
    answer(302, "", { Location: "http://169.254.169.254/latest" }),
  ),
];

/** Each model's smallest size: what is drawn does not matter here. */
const parametersOf: Record<string, object> = {
  "wan2.7-image": { size: "768*768" },
  "qwen-image-edit": {},
};

async function run(model: string, key: string) {
  const api = studioApi(studio.url);
  const isEdit = model === "qwen-image-edit";
  const asset = isEdit ? await api.keep("a.png", await plainPicture(500, 500)) : undefined;
  const inputs = asset ? [{ assetId: asset.id, boxes: [] }] : [];
  const response = await api.generate(
    { model, prompt: "A quay", inputs, parameters: parametersOf[model] },
    key,
  );
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  return api.untilEnded(generation.id);
}

async function expectEnd(row: Row, model: string, [end, taken]: End) {
  const before = await readLedger();
  proxy.plan(row.method, row.path, row.faults);
  const ended = await run(model, `${row.what}-${model}`);
  expect(ended.status).toBe(end);
  const after = await readLedger();
  expect(after.tasks.length - before.tasks.length).toBe(taken);
  if (end !== "succeeded") return;
  expect(ended.outputs).toHaveLength(1);
  expect(ended.failures).toEqual([]);
}

describe("what upstream and the connection can do to a task", () => {
  it.each(rows.map((row) => [row.what, row] as const))("%s", async (_, row) => {
    await expectEnd(row, "wan2.7-image", row.task);
  });
});

describe("what they can do to a call that answers at once", () => {
  const some = rows.flatMap(({ atOnce, ...row }) => (atOnce ? [{ ...row, atOnce }] : []));
  it.each(some.map((row) => [row.what, row] as const))("%s", async (_, row) => {
    await expectEnd(row, "qwen-image-edit", row.atOnce);
  });
});

describe("a throttling", () => {
  const begin = async (model: string, key: string) => {
    const request = { model, prompt: key, parameters: { size: "768*768" } };
    const response = await studioApi(studio.url).generate(request, key);
    return generationEnvelopeSchema.parse(await response.json()).generation.id;
  };
  /** Begins a run that is throttled for so long, and gives it when it is back in the queue. */
  const throttledRun = async (seconds: number) => {
    proxy.plan("POST", creation, [answer(429, throttled, { "Retry-After": String(seconds) })]);
    const id = await begin("wan2.7-image", "one");
    while (proxy.count("POST", creation) === 0) await new Promise((next) => setTimeout(next, 10));
    await studioApi(studio.url).until(id, ({ status }) => status === "queued");
    return id;
  };

  it("slows down the whole model, and no other", async () => {
    const api = studioApi(studio.url);
    // A day: whatever the machine's speed, nothing of the model is due while this looks.
    const first = await throttledRun(24 * 60 * 60);
    const second = await begin("wan2.7-image", "two");
    const other = await begin("wan2.7-image-pro", "three");
    expect((await api.untilEnded(other)).status).toBe("succeeded");
    expect((await api.generation(first)).status).toBe("queued");
    expect((await api.generation(second)).status).toBe("queued");
    expect(proxy.count("POST", creation)).toBe(2);
  });

  it("ends after the announced time, for all runs of the model", async () => {
    const api = studioApi(studio.url);
    const first = await throttledRun(20);
    const second = await begin("wan2.7-image", "two");
    expect((await api.untilEnded(first)).status).toBe("succeeded");
    expect((await api.untilEnded(second)).status).toBe("succeeded");
    expect(proxy.count("POST", creation)).toBe(3);
  });
});
