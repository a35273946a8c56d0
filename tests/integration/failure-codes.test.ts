import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Generation, generationEnvelopeSchema } from "@/lib/core/api/generation";
import { rawAnswerSchema } from "@/lib/core/api/raw-answer";
import { failureHelp } from "@/lib/core/failure/failure-help";
import { failureOf } from "@/lib/core/failure/told-failure";
import { isOpen } from "@/lib/core/generation/status";
import { type ErrorRow, errorTable } from "../support/error-table";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
let proxy: FaultProxy;
let studio: OpenServer;
const speed = 100;

beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), speed);
  proxy = await startFaultProxy(sandbox.url);
  studio = await openStudioHere({
    STUDIO_DATA_DIR: await freshFolder(),
    SANDBOX_URL: proxy.url,
    SANDBOX_SPEED: String(speed),
  });
});
afterAll(async () => {
  await studio.stop();
  proxy.close();
  await sandbox.stop();
});

const taskModel = "wan2.7-image";
const directModel = "qwen-image-2.0";

async function begin(model: string, prompt: string): Promise<Generation> {
  const request = { model, prompt, parameters: { size: "1024*1024" } };
  const response = await studioApi(studio.url).generate(request, crypto.randomUUID());
  return generationEnvelopeSchema.parse(await response.json()).generation;
}

async function answerOf({ id }: Generation) {
  const response = await studioApi(studio.url).get(`/api/generations/${id}/answer`);
  return rawAnswerSchema.parse(await response.json()).answer;
}

/** Asks the sandbox for the failure, and gives the run once it has ended, or waits because of it. */
async function runWith({ code, message, retry }: ErrorRow, model: string): Promise<Generation> {
  const { id } = await begin(model, `A quay [[fail:${code}: ${message}]]`);
  return studioApi(studio.url).until(id, ({ status, error }) =>
    retry === "auto" ? status === "queued" && error !== undefined : !isOpen(status),
  );
}

const named = (rows: ErrorRow[]) =>
  rows.map((row) => [`${row.status} ${row.code}: ${row.message}`, row] as const);
const waiting = errorTable.filter(({ retry }) => retry === "auto");
const ending = errorTable.filter(({ retry }) => retry !== "auto");

describe("what the sandbox says of a task or of a creation", () => {
  // A creation of whose fate nobody knows is looked for, and then made.
  const definite = ending.filter(({ isInTask, taken }) => isInTask || taken === "no");

  it.each(named(definite))("ends the run free of charge: %s", async (_, row) => {
    const run = await runWith(row, taskModel);
    const { code, message, kind, action, isInTask } = row;
    expect(run).toMatchObject({ status: "failed", error: { code, message }, cost: { total: 0 } });
    expect(failureHelp(run, failureOf(run), undefined)).toEqual({ kind, action, billed: "no" });
    // What was answered can be read, as after a success.
    const words = { code, message };
    expect(await answerOf(run)).toMatchObject(
      // Tasks are queried with requests of their own.
      isInTask
        ? { output: { task_id: run.taskId, task_status: "FAILED", ...words } }
        : { request_id: run.requestId, ...words },
    );
  });
});

describe("what the sandbox says of a call that is answered at once", () => {
  const unknown = ending.filter(({ taken }) => taken === "unknown");

  it.each(named(unknown))("leaves it open what the run cost: %s", async (_, row) => {
    const run = await runWith(row, directModel);
    const { code, message, kind } = row;
    expect(run).toMatchObject({ status: "uncertain", error: { code, message } });
    expect(failureHelp(run, failureOf(run), undefined)).toMatchObject({ kind, billed: "perhaps" });
    expect(await answerOf(run)).toMatchObject({ request_id: run.requestId, code, message });
  });
});

describe("what the sandbox says of too many calls", () => {
  const passing = waiting.filter(({ kind }) => kind === "throttled");

  it.each(named(passing))("lets the run wait for its turn: %s", async (_, row) => {
    const run = await runWith(row, directModel);
    const { code, message, kind } = row;
    expect(run).toMatchObject({ status: "queued", error: { code, message } });
    expect(failureHelp(run, failureOf(run), undefined)).toMatchObject({ kind, action: "wait" });
    await studioApi(studio.url).post(`/api/generations/${run.id}/cancel`, {});
  });

  it("tries a quota of the minute once more, and no more", async () => {
    const [row] = waiting.filter(({ kind }) => kind === "quotaOfMinute");
    if (!row) throw new Error("The table has it.");
    const before = proxy.count("POST", /\/services\//);
    const { id } = await begin(taskModel, `A quay [[fail:${row.code}: ${row.message}]]`);
    const run = await studioApi(studio.url).untilEnded(id);
    expect(run).toMatchObject({ status: "failed", error: { code: row.code } });
    expect(proxy.count("POST", /\/services\//) - before).toBe(2);
    expect(failureHelp(run, failureOf(run), undefined).action).toBe("askQuota");
  });
});

it("a page of a proxy is kept as the text it was", async () => {
  const run = await begin(directModel, "A quay [[bad-gateway]]");
  expect((await studioApi(studio.url).untilEnded(run.id)).status).toBe("uncertain");
  expect(await answerOf(run)).toContain("502 Bad Gateway");
});
