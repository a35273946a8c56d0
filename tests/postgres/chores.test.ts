import { sql } from "kysely";
import { expect, it } from "vitest";
import { doInTurn } from "@/lib/server/chores";
import { choresOnPostgres } from "@/lib/server/db/dialects/postgres/chore-locks";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { createLog } from "@/lib/server/observe/log";
import { databaseFor } from "../support/database-settings";
import { freshFolder } from "../support/processes";

const open = (address: string) => choresOnPostgres(address, createLog("silent", []));

it("one process at a time does a chore, and another one when it has ended", async () => {
  const address = await databaseFor(await freshFolder());
  const [one, other] = [open(address), open(address)];
  const done: string[] = [];
  const chore = (name: string) => async () => void done.push(name);
  const isDoneByFirst = await one.alone("housekeeping", async () => {
    expect(await other.alone("housekeeping", chore("twice"))).toBe(false);
    expect(await other.alone("rereading", chore("another chore"))).toBe(true);
    done.push("first");
  });
  expect(isDoneByFirst).toBe(true);
  await expect(one.alone("housekeeping", () => Promise.reject(new Error("no")))).rejects.toThrow(
    "no",
  );
  expect(await other.alone("housekeeping", chore("afterwards"))).toBe(true);
  expect(done).toEqual(["another chore", "first", "afterwards"]);
});

it("a process that has ended in the middle of a chore keeps nobody from it", async () => {
  const address = await databaseFor(await freshFolder());
  const [one, other] = [open(address), open(address)];
  const database = await openPostgres(address);
  await one.alone("housekeeping", async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'swatchbox chores' and datname = current_database()`.execute(
      database,
    );
    await expect.poll(() => other.alone("housekeeping", async () => undefined)).toBe(true);
  });
  await database.destroy();
});

it("who waits for a chore ends with its studio", async () => {
  const address = await databaseFor(await freshFolder());
  const [one, other] = [open(address), open(address)];
  const ending = new AbortController();
  let isDone = false;
  await one.alone("rereading", async () => {
    const waiting = doInTurn(
      { alone: (...chore) => other.alone(...chore).finally(() => ending.abort()) },
      "rereading",
      async () => {
        isDone = true;
      },
      ending.signal,
    );
    await waiting;
  });
  expect(isDone).toBe(false);
});
