import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { countAttemptsOnPostgres } from "@/lib/server/db/dialects/postgres/sign-in-rows";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { isRefusal } from "@/lib/server/refusal";
import { mostCallers } from "@/lib/server/sign-in-attempts";
import { databaseFor } from "../support/database-settings";
import { freshFolder } from "../support/processes";

/** As two processes have it. */
let databases: [Database, Database];
beforeAll(async () => {
  const address = await databaseFor(await freshFolder());
  databases = [await openPostgres(address), await openPostgres(address)];
});
afterAll(() => Promise.all(databases.map((database) => database.destroy())));
beforeEach(() => sql`delete from sign_in_attempts`.execute(databases[0]));

const record = (process: 0 | 1, caller: string, isRight = false) =>
  countAttemptsOnPostgres(databases[process]).record(caller, isRight);

/** As if a caller had guessed so often before, and waited for as long as it had to. */
const known = (caller: string, wrong: number) =>
  sql`insert into sign_in_attempts (caller, wrong, last_at, next_at)
    values (${caller}, ${wrong}, now(), now())`.execute(databases[0]);

it("counts a caller's wrong passwords at all processes together", async () => {
  await known("a", 20);
  expect(await record(1, "a")).toEqual({ delayMs: 0 });
  const headers = { "Retry-After": expect.stringMatching(/^([1-5]?\d|60)$/) };
  expect(await record(0, "a")).toMatchObject({ code: "access.tooManyAttempts", headers });
  // Also a right one.
  expect(await record(1, "a", true)).toMatchObject({ code: "access.tooManyAttempts" });
  expect(await record(1, "b", true)).toEqual({ delayMs: 0 });
});

it("lets one of many through that come at the same time", async () => {
  await known("a", 20);
  const both = [0, 1] as const;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => both.map((process) => record(process, "a"))).flat(),
  );
  expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
});

it("is free for the first five, and again after a right password or a quiet day", async () => {
  const waits = () =>
    sql<{ wrong: number; waits: boolean }>`select wrong, next_at > last_at as waits
      from sign_in_attempts where caller = 'a'`.execute(databases[0]);
  for (const process of [0, 1, 0, 1] as const) await record(process, "a");
  expect((await waits()).rows).toEqual([{ wrong: 4, waits: false }]);
  await record(0, "a");
  expect((await waits()).rows).toEqual([{ wrong: 5, waits: true }]);
  await sql`update sign_in_attempts set next_at = now()`.execute(databases[0]);
  await record(1, "a", true);
  expect((await waits()).rows).toEqual([]);
  await known("a", 20);
  await sql`update sign_in_attempts set last_at = now() - interval '25 hours' where caller = 'a'`.execute(
    databases[0],
  );
  await record(1, "a");
  expect((await waits()).rows).toEqual([{ wrong: 1, waits: false }]);
});

it("delays all answers while many callers guess together, and forgets half of it in ten minutes", async () => {
  for (let count = 0; count < 30; count += 1) await record(count % 2 ? 0 : 1, `caller ${count}`);
  expect(await record(1, "somebody else", true)).toEqual({ delayMs: 500 });
  await sql`update sign_in_attempts set last_at = last_at - interval '10 minutes'
    where caller = 'everybody'`.execute(databases[0]);
  expect(await record(1, "somebody else", true)).toEqual({ delayMs: 0 });
});

it("remembers so many callers and no more, the one quiet for longest not", async () => {
  await sql`insert into sign_in_attempts (caller, wrong, last_at, next_at)
    select 'caller ' || number, 1, now() - number * interval '1 second', now()
    from generate_series(1, ${mostCallers}::integer) as number`.execute(databases[0]);
  await record(0, "new");
  const { rows } = await sql<{ count: number; quietest: number; new: number }>`
    select count(*) as count, count(*) filter (where caller = 'new') as new,
      count(*) filter (where caller = ${`caller ${mostCallers}`}) as quietest
    from sign_in_attempts where caller <> 'everybody'`.execute(databases[0]);
  expect(rows).toEqual([{ count: mostCallers, quietest: 0, new: 1 }]);
});
