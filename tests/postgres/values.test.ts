import { afterAll, beforeAll, expect, it } from "vitest";
import { assetListQuerySchema } from "@/lib/core/api/asset";
import { choresHere } from "@/lib/server/chores";
import { listAssets } from "@/lib/server/db/assets/list-assets";
import type { Database } from "@/lib/server/db/database";
import { changeGeneration, findGenerationRow } from "@/lib/server/db/generations/generation-rows";
import { hideStoredSecrets } from "@/lib/server/db/hide-stored-secrets";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { createLog } from "@/lib/server/observe/log";
import { databaseFor } from "../support/database-settings";
import { freshFolder } from "../support/processes";

let dataDir = "";
let database: Database;
beforeAll(async () => {
  dataDir = await freshFolder();
  database = await openPostgres(await databaseFor(dataDir));
  await database
    .insertInto("generations")
    .values({
      id: "run",
      idempotency_key: "run",
      request_hash: "",
      status: "failed",
      model: "wan2.7-image",
      endpoint: "beijing",
      request: "{}",
      answer: JSON.stringify({ said: "sk-told-by-mistake" }),
      next_step_at: 0,
      created_at: 0,
    })
    .execute();
});
afterAll(() => database.destroy());

it("a run's next step that falls between two milliseconds comes with the later one", async () => {
  expect(
    await changeGeneration(database, { id: "run", attempt: 0 }, "failed", {
      next_step_at: 1_000.25,
    }),
  ).toBe(true);
  expect(await findGenerationRow(database, "run")).toMatchObject({ next_step_at: 1_001 });
});

it("a price above all integers finds nothing, or everything", async () => {
  const query = assetListQuerySchema.parse({ minCost: "1e30", maxCost: "1e30" });
  expect((await listAssets(database, query)).items).toEqual([]);
});

it("a key is taken out of stored answers to the last page", async () => {
  const log = createLog("silent", []);
  const hiding = hideStoredSecrets({
    database,
    chores: choresHere,
    dataDir,
    apiKey: "sk-told-by-mistake",
    log,
  });
  await expect
    .poll(() =>
      database
        .selectFrom("settings")
        .select("value")
        .where("name", "like", "key-hidden:%")
        .executeTakeFirst(),
    )
    .toEqual({ value: "done" });
  await hiding.stop();
  expect(await findGenerationRow(database, "run")).toMatchObject({
    answer: JSON.stringify({ said: "[key]" }),
  });
});
