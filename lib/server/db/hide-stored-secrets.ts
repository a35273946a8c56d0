import "server-only";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Kysely } from "kysely";
import { type Chores, doInTurn } from "../chores";
import type { Log } from "../observe/log";
import { createSecretFilter, type SecretFilter } from "../secrecy";
import type { Database } from "./database";
import { dialectOf } from "./dialects/dialect-of";
import { sqliteDialect } from "./dialects/sqlite/node-sqlite";
import type { Schema } from "./schema";
import { indexWords } from "./search/index-words";

/** Few enough that nobody waits long for the database. */
const rowsAtOnce = 100;

interface Parts {
  database: Database;
  chores: Chores;
  dataDir: string;
  apiKey: string;
  log: Log;
}

/**
 * Removes the key from what DashScope answered an earlier version of the studio, which did not
 * recognise it in every form. Works in the background, once for each key, also in the copies of the
 * database that were made before migrations.
 */
export function hideStoredSecrets(parts: Parts): { stop: () => Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const hide = () => hideEverywhere(parts, signal);
  const work = doInTurn(parts.chores, "hiding secrets", hide, signal).catch((error: unknown) =>
    // Left for the next start.
    parts.log.warn({ err: error }, "stored answers could not be looked through"),
  );
  return {
    async stop() {
      ending.abort();
      await work;
    },
  };
}

async function hideEverywhere(
  { database, dataDir, apiKey, log }: Omit<Parts, "chores">,
  signal: AbortSignal,
): Promise<void> {
  const name = `key-hidden:${createHash("sha256").update(apiKey).digest("hex")}`;
  const state = await database
    .selectFrom("settings")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  if (state?.value === "done") return;
  // If an earlier attempt was killed, the text it overwrote may still be in free pages.
  const isAgain = state !== undefined;
  if (!isAgain) await database.insertInto("settings").values({ name, value: "begun" }).execute();
  const hidden = createSecretFilter([apiKey], "[key]");
  const changed = await hideIn(database, hidden, signal, isAgain);
  const names = await readdir(dataDir);
  let isDone = true;
  for (const copy of names.filter((file) => /^studio\.before-.*\.sqlite$/.test(file))) {
    const opened = new Kysely<Schema>({ dialect: sqliteDialect(join(dataDir, copy)) });
    await hideIn(opened, hidden, signal, isAgain)
      .catch((error: unknown) => {
        // One damaged copy keeps nothing else from being looked through; the next start tries again.
        isDone = false;
        log.warn({ err: error, copy }, "a copy of the database could not be looked through");
      })
      .finally(() => opened.destroy());
  }
  if (signal.aborted || !isDone) return;
  await database.updateTable("settings").set({ value: "done" }).where("name", "=", name).execute();
  if (changed > 0) log.warn({ changed }, "the key was taken out of stored answers");
}

/**
 * @param isAgain whether another process has begun it
 * @returns how many runs had it
 */
async function hideIn(
  database: Database,
  hidden: SecretFilter,
  signal: AbortSignal,
  isAgain: boolean,
): Promise<number> {
  const tables = await database.introspection.getTables();
  const isSearchable = tables.some(({ name }) => name === "asset_words");
  const columns = tables.find(({ name }) => name === "generations")?.columns ?? [];
  // A copy from before an earlier migration lacks what came with it.
  const said = saidColumns.filter((column) => columns.some(({ name }) => name === column));
  let changed = 0;
  let last = "";
  while (!signal.aborted) {
    const { ids, changedIds } = await database.transaction().execute(async (transaction) => {
      const some = await hideInSome(transaction, hidden, last, said);
      if (isSearchable) await indexAnew(transaction, some.changedIds);
      return some;
    });
    changed += changedIds.length;
    last = ids.at(-1) ?? "";
    if (last === "") break;
    await nextTurn();
  }
  // It blocks everything else. If the process ends first, the next start does it.
  if (!signal.aborted && (changed > 0 || isAgain)) {
    const dialect = dialectOf(database);
    if (isSearchable) await dialect.search.forgetRemoved(database);
    await dialect.forgetOverwritten(database);
  }
  return changed;
}

/** Where a run keeps what DashScope has said, as JSON. */
const saidColumns = ["answer", "error", "actual_prompts", "texts", "usage"] as const;

async function hideInSome(
  transaction: Database,
  hidden: SecretFilter,
  last: string,
  columns: readonly (typeof saidColumns)[number][],
) {
  const rows = await transaction
    .selectFrom("generations")
    .select(["id", "request_id", ...columns])
    .where("id", ">", last)
    .orderBy("id")
    .limit(rowsAtOnce)
    .execute();
  const ids = rows.map(({ id }) => id);
  // PostgreSQL does not take an empty list.
  if (ids.length === 0) return { ids, changedIds: [] };
  const changedIds = new Set<string>();
  for (const { id, request_id, ...said } of rows) {
    const changes = {
      ...changedIn(said, hidden.answer),
      ...changedIn({ request_id }, hidden.text),
    };
    if (Object.keys(changes).length === 0) continue;
    changedIds.add(id);
    await transaction.updateTable("generations").set(changes).where("id", "=", id).execute();
  }
  const outputs = await transaction
    .selectFrom("generation_outputs")
    .selectAll()
    .where("generation_id", "in", ids)
    .execute();
  for (const { generation_id, position, url, failure } of outputs) {
    const changes = {
      ...changedIn({ failure }, hidden.answer),
      ...changedIn({ url }, hidden.text),
    };
    if (Object.keys(changes).length === 0) continue;
    changedIds.add(generation_id);
    await transaction
      .updateTable("generation_outputs")
      .set(changes)
      .where("generation_id", "=", generation_id)
      .where("position", "=", position)
      .execute();
  }
  return { ids, changedIds: [...changedIds] };
}

/**
 * The texts that contain something to hide, with it hidden. JSON is stored as JavaScript writes it, so
 * that writing it again changes nothing else.
 */
function changedIn<Texts extends Record<string, string | null>>(
  texts: Texts,
  hide: (text: string) => string,
): Partial<Record<keyof Texts, string>> {
  const changes: Partial<Record<keyof Texts, string>> = {};
  for (const name in texts) {
    const text = texts[name];
    if (typeof text !== "string") continue;
    const without = hide(text);
    if (without !== text) changes[name] = without;
  }
  return changes;
}

/** The words of a rewritten prompt lead to its images. */
async function indexAnew(database: Database, generationIds: string[]): Promise<void> {
  if (generationIds.length === 0) return;
  const assets = await database
    .selectFrom("assets")
    .select("id")
    .where("generation_id", "in", generationIds)
    .execute();
  for (let first = 0; first < assets.length; first += rowsAtOnce) {
    const some = assets.slice(first, first + rowsAtOnce);
    await indexWords(
      database,
      some.map(({ id }) => id),
    );
  }
}
