import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { wasTakenSince } from "@/lib/server/db/generations/generation-rows";
import { openDatabase } from "@/lib/server/db/open-database";
import { freshFolder } from "../../support/processes";

let database: Database;
beforeAll(async () => {
  database = await openDatabase(join(await freshFolder(), "studio.sqlite"));
});
afterAll(() => database.destroy());

const model = "qwen-image-2.0";
const refused = { id: "refused", endpoint: "beijing", model };
const refusedAt = 60_000;

/** Whether another run, sent a moment after the refusal, lets the refused one go on waiting. */
async function goesOnBeside(other: object): Promise<boolean> {
  await database.deleteFrom("generations").execute();
  const common = {
    endpoint: "beijing",
    model,
    request: "{}",
    request_hash: "",
    next_step_at: 0,
    created_at: 0,
  };
  const rows = [
    { id: "refused", status: "submitting", submitted_at: refusedAt + 61_000 },
    { id: "other", status: "queued", submitted_at: refusedAt + 60_000, ...other },
  ];
  for (const row of rows)
    await database
      .insertInto("generations")
      .values({ ...common, idempotency_key: row.id, ...row })
      .execute();
  return wasTakenSince(database, refused, refusedAt);
}

it("a run refused for its quota goes on waiting while another of its model is being drawn or was", async () => {
  // A model that answers at once has no task while it draws.
  expect(await goesOnBeside({ status: "submitting" })).toBe(true);
  expect(await goesOnBeside({ status: "running", task_id: "task" })).toBe(true);
  expect(await goesOnBeside({ status: "succeeded" })).toBe(true);
});

it("a run refused for its quota is given up where nothing else of its model went through", async () => {
  expect(await goesOnBeside({ status: "queued" })).toBe(false);
  expect(await goesOnBeside({ status: "failed" })).toBe(false);
  expect(await goesOnBeside({ status: "submitting", submitted_at: refusedAt - 1 })).toBe(false);
  expect(await goesOnBeside({ status: "submitting", model: "qwen-image-2.0-pro" })).toBe(false);
  expect(await goesOnBeside({ status: "submitting", endpoint: "singapore" })).toBe(false);
});
