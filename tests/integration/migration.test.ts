import { cpSync } from "node:fs";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { assetListQuerySchema } from "@/lib/core/api/asset";
import { ConfigurationError } from "@/lib/server/config";
import { listAssets } from "@/lib/server/db/assets/list-assets";
import type { Database } from "@/lib/server/db/database";
import { migrations } from "@/lib/server/db/migrations/migrations";
import { openDatabase } from "@/lib/server/db/open-database";
import { freshFolder } from "../support/processes";

const names = Object.keys(migrations);
const upTo = (count: number) => Object.fromEntries(Object.entries(migrations).slice(0, count));
const fileIn = (folder: string) => join(folder, "studio.sqlite");

/** The whole schema, as text, but for what SQLite numbers by itself. */
async function schemaOf(database: Database): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select type || ' ' || name || ' ' || coalesce(sql, '') as text from sqlite_master order by text
  `.execute(database);
  return rows.map(({ text }) => text);
}

const runsIn = (database: Database) =>
  sql<{ id: string; prompt: string }>`
    select id, json_extract(request, '$.prompt') as prompt from generations order by id
  `
    .execute(database)
    .then(({ rows }) => rows);

/** A database as a studio of an earlier version left it, with two runs and an image. */
async function databaseOf(version: number): Promise<string> {
  const folder = await freshFolder();
  const database = await openDatabase(fileIn(folder), { migrations: upTo(version) });
  for (const number of [1, 2]) {
    const request = JSON.stringify({
      model: "wan2.7-image",
      prompt: `A pier ${number}`,
      inputs: [],
      parameters: {},
    });
    await sql`
      insert into generations
        (id, idempotency_key, request_hash, status, model, endpoint, request, next_step_at, created_at)
      values
        (${`run-${number}`}, ${`key-${number}`}, 'hash', 'succeeded', 'wan2.7-image', 'sandbox',
         ${request}, 0, ${number})
    `.execute(database);
  }
  await database.destroy();
  return folder;
}

const known = [
  { id: "run-1", prompt: "A pier 1" },
  { id: "run-2", prompt: "A pier 2" },
];

describe("a process that ends during a migration", () => {
  const versions = names.map((_, version) => version);

  it.each(versions)(
    "loses nothing, whichever statement is its last: from version %i",
    async (version) => {
      const begun = version === 0 ? await freshFolder() : await databaseOf(version);
      const copies = await freshFolder();
      let statements = 0;
      const database = await openDatabase(fileIn(begun), {
        // What is on disk now is what a kill would leave.
        log: () => {
          statements += 1;
          cpSync(begun, join(copies, String(statements)), { recursive: true });
        },
      });
      const whole = await schemaOf(database);
      await database.destroy();
      expect(statements).toBeGreaterThan(names.length - version);
      for (const name of await readdir(copies)) {
        const taken = await openDatabase(fileIn(join(copies, name)));
        expect(await schemaOf(taken), `after statement ${name}`).toEqual(whole);
        expect(await runsIn(taken)).toEqual(version === 0 ? [] : known);
        await taken.destroy();
      }
    },
  );
});

describe("a database that is migrated", () => {
  it("is copied beside itself first, and only the last such copy stays", async () => {
    const folder = await databaseOf(5);
    for (const count of [6, 7]) {
      await openDatabase(fileIn(folder), { migrations: upTo(count) }).then((one) => one.destroy());
    }
    const copies = (await readdir(folder)).filter((name) => name.includes("before"));
    expect(copies).toEqual([`studio.before-${names[6]}.sqlite`]);
    const elsewhere = await freshFolder();
    await cp(join(folder, copies[0] ?? ""), fileIn(elsewhere));
    const copy = await openDatabase(fileIn(elsewhere), { migrations: upTo(6) });
    expect(await runsIn(copy)).toEqual(known);
    await copy.destroy();
  });

  it("finds words in texts that an earlier version took as one word", async () => {
    const folder = await freshFolder();
    const id = "01a22a43-0255-7689-be60-66a7dc4f9302";
    const earlier = await openDatabase(fileIn(folder), { migrations: upTo(8) });
    await sql`
      insert into assets
        (id, kind, sha256, mime, width, height, bytes, name, created_at, orientation, has_alpha, order_key)
      values (${id}, 'upload', ${"ab".repeat(32)}, 'image/png', 1, 1, 1, 'บ้านริมน้ำ', 0, 1, 0, 7)
    `.execute(earlier);
    await sql`insert into asset_words (rowid, name) values (7, 'บ้านริมน้ำ')`.execute(earlier);
    await earlier.destroy();
    const database = await openDatabase(fileIn(folder));
    const found = async (q: string) =>
      (await listAssets(database, assetListQuerySchema.parse({ q }))).items.map(({ id }) => id);
    expect(await found("ริม")).toEqual([id]);
    expect(await found("รม")).toEqual([]);
    await database.destroy();
  });

  it("is not copied if there is nothing to change or nothing to lose", async () => {
    const folder = await freshFolder();
    for (let start = 0; start < 2; start += 1) {
      await openDatabase(fileIn(folder)).then((database) => database.destroy());
    }
    expect((await readdir(folder)).filter((name) => name.includes("before"))).toEqual([]);
  });

  it("stays as it was if a migration fails", async () => {
    const folder = await databaseOf(names.length);
    const failing = {
      ...migrations,
      "9998-half": {
        up: async (database: Database) => {
          await database.schema.createTable("half").addColumn("id", "text").execute();
          throw new Error("out of luck");
        },
      },
    };
    await expect(openDatabase(fileIn(folder), { migrations: failing })).rejects.toThrow(
      "out of luck",
    );
    const database = await openDatabase(fileIn(folder));
    expect((await schemaOf(database)).join()).not.toContain("half");
    expect(await runsIn(database)).toEqual(known);
    await database.destroy();
  });
});

describe("a database that cannot be used", () => {
  const refusal = async (folder: string, options = {}) => {
    const error = await openDatabase(fileIn(folder), options).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ConfigurationError);
    return error instanceof Error ? error.message : "";
  };

  it("because a newer version wrote it is named with that version", async () => {
    const folder = await databaseOf(names.length);
    const message = await refusal(folder, { migrations: upTo(5) });
    expect(message).toContain(`newer version of Swatchbox (${names[5]})`);
  });

  it("because it is damaged, or no database, is named, and left as it is", async () => {
    const folder = await freshFolder();
    const nonsense = "no database at all, but long enough to be looked at ".repeat(50);
    await writeFile(fileIn(folder), nonsense);
    expect(await refusal(folder)).toContain("is damaged");
    expect(await readFile(fileIn(folder), "utf8")).toBe(nonsense);
  });
});
