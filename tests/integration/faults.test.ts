import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type Fault, type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { plainPicture } from "../support/pictures";
import {
  freePort,
  freshFolder,
  type RunningServer,
  startSandbox,
  startStudio,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: RunningServer;
let proxy: FaultProxy;
let studio: RunningServer;

// Of its own for each: what another test has left would be a stranger's task in upstream's list.
beforeEach(async () => {
  sandbox = await startSandbox(await freePort(), await freshFolder(), { SANDBOX_SPEED: "50" });
  proxy = await startFaultProxy(sandbox.url);
  studio = await startStudio({
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: proxy.url,
    STUDIO_RESOLVE_SECONDS: "3",
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

interface Row {
  what: string;
  method: "GET" | "POST";
  path: RegExp;
  faults: Fault[];
  /** Of a call that creates a task, and of one that answers at once; missing where it has no such step. */
  ends: { task?: string; atOnce?: string };
  /** How many tasks upstream has afterwards of the run. */
  taken: { task?: number; atOnce?: number };
}

const again = "succeeded";
const rows: Row[] = [
  {
    what: "the connection is cut before upstream hears of it",
    method: "POST",
    path: creation,
    faults: [{ kind: "resetBefore" }],
    ends: { task: again, atOnce: "uncertain" },
    taken: { task: 1, atOnce: 0 },
  },
  {
    what: "the connection is cut after upstream has it",
    method: "POST",
    path: creation,
    faults: [{ kind: "resetAfter" }],
    ends: { task: "uncertain", atOnce: "uncertain" },
    taken: { task: 1, atOnce: 1 },
  },
  {
    what: "the answer breaks off",
    method: "POST",
    path: creation,
    faults: [{ kind: "truncate" }],
    ends: { task: "uncertain", atOnce: "uncertain" },
    taken: { task: 1, atOnce: 1 },
  },
  {
    what: "the answer drips",
    method: "POST",
    path: creation,
    faults: [{ kind: "drip" }],
    ends: { task: again, atOnce: again },
    taken: { task: 1, atOnce: 1 },
  },
  {
    what: "408",
    method: "POST",
    path: creation,
    faults: [answer(408, error("RequestTimeOut"))],
    ends: { task: again, atOnce: "uncertain" },
    taken: { task: 1, atOnce: 0 },
  },
  {
    what: "429 with Retry-After",
    method: "POST",
    path: creation,
    faults: [answer(429, error("Throttling.RateQuota"), { "Retry-After": "1" })],
    ends: { task: again, atOnce: again },
    taken: { task: 1, atOnce: 1 },
  },
  {
    what: "429 without, three times",
    method: "POST",
    path: creation,
    faults: Array(3).fill(answer(429, error("Throttling"))),
    ends: { task: again, atOnce: again },
    taken: { task: 1, atOnce: 1 },
  },
  {
    what: "429 about money",
    method: "POST",
    path: creation,
    faults: [answer(429, error("PostpaidBillOverdue"))],
    ends: { task: "failed", atOnce: "failed" },
    taken: { task: 0, atOnce: 0 },
  },
  {
    what: "500",
    method: "POST",
    path: creation,
    faults: [answer(500, error("InternalError"))],
    ends: { task: again, atOnce: "uncertain" },
    taken: { task: 1, atOnce: 0 },
  },
  {
    what: "success with a code and no output",
    method: "POST",
    path: creation,
    faults: [answer(200, error("DataInspectionFailed"))],
    ends: { task: "failed", atOnce: "failed" },
    taken: { task: 0, atOnce: 0 },
  },
  {
    what: "JSON that is none",
    method: "POST",
    path: creation,
    faults: [answer(200, '{"output":')],
    ends: { task: again, atOnce: "uncertain" },
    taken: { task: 1, atOnce: 0 },
  },
  {
    what: "a page of HTML",
    method: "POST",
    path: creation,
    faults: [answer(502, "<html>bad gateway</html>")],
    ends: { task: again, atOnce: "uncertain" },
    taken: { task: 1, atOnce: 0 },
  },
  {
    what: "429 and 503 while asking",
    method: "GET",
    path: query,
    faults: [answer(429, error("Throttling.RateQuota")), answer(503, "busy")],
    ends: { task: again },
    taken: { task: 1 },
  },
  {
    what: "UNKNOWN right after creation",
    method: "GET",
    path: query,
    faults: [answer(200, { request_id: "r", output: { task_id: "t", task_status: "UNKNOWN" } })],
    ends: { task: again },
    taken: { task: 1 },
  },
  {
    what: "a key that is refused for a moment",
    method: "GET",
    path: query,
    faults: [answer(401, error("InvalidApiKey"))],
    ends: { task: again },
    taken: { task: 1 },
  },
  {
    what: "a download that breaks off",
    method: "GET",
    path: result,
    faults: [{ kind: "truncate" }],
    ends: { task: again, atOnce: again },
    taken: { task: 1, atOnce: 1 },
  },
  {
    what: "a download that drips",
    method: "GET",
    path: result,
    faults: [{ kind: "drip" }],
    ends: { task: again, atOnce: again },
    taken: { task: 1, atOnce: 1 },
  },
  {
    what: "a download that is a page of HTML",
    method: "GET",
    path: result,
    faults: [answer(200, "<html>sign in</html>", { "Content-Type": "text/html" })],
    ends: { task: again, atOnce: again },
    taken: { task: 1, atOnce: 1 },
  },
  {
    what: "a download that leads elsewhere",
    method: "GET",
    path: result,
    faults: [answer(302, "", { Location: "http://169.254.169.254/latest" })],
    ends: { task: again, atOnce: again },
    taken: { task: 1, atOnce: 1 },
  },
];

async function run(model: string, key: string) {
  const api = studioApi(studio.url);
  const isEdit = model === "qwen-image-edit";
  const asset = isEdit ? await api.keep("a.png", await plainPicture(500, 500)) : undefined;
  const inputs = asset ? [{ assetId: asset.id, boxes: [] }] : [];
  const response = await api.generate({ model, prompt: "A quay", inputs }, key);
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  return api.untilEnded(generation.id);
}

async function expectEnd(row: Row, model: string, end: string, taken: number) {
  const before = await readLedger();
  proxy.plan(row.method, row.path, row.faults);
  const ended = await run(model, `${row.what}-${model}`);
  expect(ended.status).toBe(end);
  const after = await readLedger();
  expect(after.tasks.length - before.tasks.length).toBe(taken);
  if (end !== again) return;
  expect(ended.outputs).toHaveLength(1);
  expect(ended.failures).toEqual([]);
}

describe("what upstream and the line to it can do to a task", () => {
  it.each(rows.map((row) => [row.what, row] as const))("%s", async (_, row) => {
    await expectEnd(row, "wan2.7-image", row.ends.task ?? again, row.taken.task ?? 1);
  });
});

describe("what they can do to a call that answers at once", () => {
  const some = rows.filter(({ ends }) => ends.atOnce !== undefined);
  it.each(some.map((row) => [row.what, row] as const))("%s", async (_, row) => {
    await expectEnd(row, "qwen-image-edit", row.ends.atOnce ?? again, row.taken.atOnce ?? 1);
  });
});

it("a throttling slows down the whole model, and no other", async () => {
  const api = studioApi(studio.url);
  proxy.plan("POST", creation, [
    answer(429, error("Throttling.RateQuota"), { "Retry-After": "3" }),
  ]);
  const begin = async (model: string, key: string) => {
    const response = await api.generate({ model, prompt: key }, key);
    return generationEnvelopeSchema.parse(await response.json()).generation.id;
  };
  const first = await begin("wan2.7-image", "one");
  await api.until(first, ({ status }) => status === "queued");
  while (proxy.count("POST", creation) === 0) await new Promise((next) => setTimeout(next, 10));
  const second = await begin("wan2.7-image", "two");
  const other = await begin("wan2.7-image-pro", "three");
  expect((await api.untilEnded(other)).status).toBe("succeeded");
  const posts = proxy.count("POST", creation);
  expect(posts).toBe(2);
  expect((await api.untilEnded(first)).status).toBe("succeeded");
  expect((await api.untilEnded(second)).status).toBe("succeeded");
  expect(proxy.count("POST", creation)).toBe(4);
});
