import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertBoard, listBoards } from "@/lib/server/db/board-rows";
import type { Database } from "@/lib/server/db/database";
import { openDatabase } from "@/lib/server/db/open-database";
import { refuse } from "@/lib/server/refusal";
import { transact } from "@/lib/server/use-cases/transact";
import { freshFolder } from "../../support/processes";

let database: Database;
beforeAll(async () => {
  database = await openDatabase(join(await freshFolder(), "studio.sqlite"));
});
afterAll(() => database.destroy());

const boardNames = async () => (await listBoards(database)).map(({ name }) => name);

describe("work in a transaction", () => {
  it("stays if it is done", async () => {
    await transact(database, (transaction) => insertBoard(transaction, "pears"));
    expect(await boardNames()).toContain("pears");
  });

  it("leaves nothing if it refuses, and the next can begin", async () => {
    const refusal = refuse("budget.exceeded");
    const result = await transact(database, async (transaction) => {
      await insertBoard(transaction, "too dear");
      return refusal;
    });
    expect(result).toBe(refusal);
    await transact(database, (transaction) => insertBoard(transaction, "after a refusal"));
    expect(await boardNames()).not.toContain("too dear");
    expect(await boardNames()).toContain("after a refusal");
  });

  it("leaves nothing if it throws, and the next can begin", async () => {
    const broken = transact(database, async (transaction) => {
      await insertBoard(transaction, "broken");
      throw new Error("The disk is gone.");
    });
    await expect(broken).rejects.toThrow("The disk is gone.");
    await transact(database, (transaction) => insertBoard(transaction, "after a fault"));
    expect(await boardNames()).not.toContain("broken");
    expect(await boardNames()).toContain("after a fault");
  });
});
