import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { waitsSchema } from "@/lib/core/api/wait";
import { catalog } from "@/lib/core/models/catalog";
import type { Database } from "@/lib/server/db/database";
import { findWaitRows } from "@/lib/server/db/generations/wait-rows";
import { openDatabase } from "@/lib/server/db/open-database";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let statements: string[] = [];
let database: Database;
let path = "";
beforeAll(async () => {
  path = join(await freshFolder(), "studio.sqlite");
  database = await openDatabase(path, {
    log: ({ query }) => void statements.push(query.sql),
  });
});
afterAll(() => database.destroy());

let runs = 0;
const idOf = (number: number) => `0198c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;

/** A run that took so many seconds. */
async function addRun(seconds: number, facts: object = {}): Promise<void> {
  runs += 1;
  await database
    .insertInto("generations")
    .values({
      id: idOf(runs),
      idempotency_key: `${runs}`,
      request_hash: "hash",
      status: "succeeded",
      model: "wan2.7-image",
      endpoint: "sandbox",
      request: JSON.stringify({ model: "wan2.7-image", prompt: "A quay", parameters: {} }),
      task_id: null,
      request_id: null,
      error: null,
      usage: null,
      actual_prompts: null,
      answer: "{}",
      cost: null,
      next_step_at: 0,
      unknown_since: null,
      // It waited for an hour in the studio's own queue.
      created_at: 0,
      submitted_at: 3_600_000,
      finished_at: 3_600_000 + seconds * 1000,
      ...facts,
    })
    .execute();
}

const secondsOf = async (models: string[]) =>
  (await findWaitRows(database, "sandbox", models)).map(
    ({ model, sentAt, endedAt }) => `${model} ${((endedAt ?? 0) - (sentAt ?? 0)) / 1000}`,
  );

describe("the runs that tell how long others will take", () => {
  it("are the newest of each model that succeeded here, on this endpoint", async () => {
    await addRun(10);
    await addRun(11);
    await addRun(900, { status: "failed" });
    await addRun(901, { status: "running", finished_at: null });
    await addRun(902, { endpoint: "beijing" });
    // Imported: it was made elsewhere.
    await addRun(903, { answer: null });
    await addRun(20, { model: "qwen-image" });
    expect(await secondsOf(["wan2.7-image"])).toEqual(["wan2.7-image 11", "wan2.7-image 10"]);
    expect(await secondsOf(["wan2.7-image", "qwen-image", "wan2.6-t2i"])).toEqual([
      "wan2.7-image 11",
      "wan2.7-image 10",
      "qwen-image 20",
    ]);
    expect(await secondsOf([])).toEqual([]);
  });

  it("are found in one statement over an index, without sorting, however many models there are", async () => {
    statements = [];
    await findWaitRows(
      database,
      "sandbox",
      catalog.map(({ id }) => id),
    );
    const [statement = "", ...others] = statements;
    expect(others).toEqual([]);
    const file = new DatabaseSync(path, { readOnly: true });
    const plan = file
      .prepare(`explain query plan ${statement}`)
      .all(...catalog.flatMap(({ id }) => ["sandbox", id, "succeeded", 60]))
      .map(({ detail }) => String(detail));
    file.close();
    const searches = plan.filter((step) => /^(SEARCH|SCAN) generations/.test(step));
    expect(searches).toHaveLength(catalog.length);
    for (const step of searches) {
      expect(step).toBe(
        "SEARCH generations USING INDEX generations_made_here (endpoint=? AND model=? AND status=?)",
      );
    }
    expect(plan.filter((step) => step.includes("TEMP B-TREE"))).toEqual([]);
  });
});

describe("a studio that has made some runs", () => {
  let sandbox: OpenServer;
  let studio: OpenServer;
  beforeAll(async () => {
    sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
    studio = await openStudioHere({
      ...quick,
      STUDIO_DATA_DIR: await freshFolder(),
      SANDBOX_URL: sandbox.url,
    });
  });
  afterAll(async () => {
    await studio.stop();
    await sandbox.stop();
  });

  it("tells how long they took once there are three of a kind", async () => {
    const api = studioApi(studio.url);
    const waits = async () => waitsSchema.parse(await (await api.get("/api/waits")).json()).waits;
    const request = { model: "wan2.7-image", prompt: "A quay", parameters: { size: "768*768" } };
    for (const count of [1, 2, 3]) {
      expect(await waits()).toEqual([]);
      const answer = await api.generate(request, `run ${count}`);
      const { generation } = generationEnvelopeSchema.parse(await answer.json());
      expect(await api.untilEnded(generation.id)).toMatchObject({ status: "succeeded" });
    }
    expect(await waits()).toEqual([
      {
        model: "wan2.7-image",
        images: 1,
        isSet: false,
        size: "1K",
        hasInputs: false,
        thinks: true,
        rewrites: false,
        seconds: expect.anything(),
        runs: 3,
      },
    ]);
  });
});
