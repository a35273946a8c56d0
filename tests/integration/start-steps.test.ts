import fs, { cpSync } from "node:fs";
import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { DatabaseSync, StatementSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { migrations } from "@/lib/server/db/migrations/migrations";
import { openDatabase } from "@/lib/server/db/open-database";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick } from "../support/processes";
import { studioApi } from "../support/studio-api";

let sandbox: OpenServer;
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
});
afterAll(() => sandbox.stop());

async function openIn(folder: string) {
  const settings = { ...quick, STUDIO_DATA_DIR: folder, SANDBOX_URL: sandbox.url };
  const studio = await openStudioHere(settings);
  return { api: studioApi(studio.url), stop: studio.stop };
}

type StudioApi = ReturnType<typeof studioApi>;
type Before = (args: unknown[], self: unknown) => void;

/** Has every call of a function of Node told before it is made, until it is undone. */
function tellOf(owner: object, name: string, before: Before): () => void {
  const real: unknown = Reflect.get(owner, name);
  if (typeof real !== "function") throw new Error(`Node has no ${name}.`);
  Reflect.set(owner, name, function told(this: unknown, ...args: unknown[]): unknown {
    before(args, this);
    return Reflect.apply(real, this, args);
  });
  return () => Reflect.set(owner, name, real);
}

const changingFiles = ["mkdir", "rm", "rename", "writeFile", "unlink", "copyFile", "chmod"];

/**
 * Has every change of a folder told before it is made: of files, and of its databases. What is
 * within a transaction changes nothing before its end.
 */
function watchChanges(folder: string, onChange: () => void): () => void {
  const ofFile: Before = ([path]) => String(path).startsWith(folder) && onChange();
  const ofOpening: Before = ([path, flags = "r"]) => flags !== "r" && ofFile([path], undefined);
  const ofDatabase = (database: unknown, sql: string) => {
    if (!(database instanceof DatabaseSync) || !database.location()?.startsWith(folder)) return;
    const isRead = /^\s*(select|pragma \w+$)/i.test(sql);
    if (database.isTransaction ? /^\s*commit/i.test(sql) : !isRead) onChange();
  };
  const databaseOf = new WeakMap<StatementSync, unknown>();
  const ofStatement: Before = (_, statement) => {
    if (!(statement instanceof StatementSync)) return;
    ofDatabase(databaseOf.get(statement), statement.sourceSQL);
  };
  const { prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.prepare = function noted(this: DatabaseSync, ...args) {
    const statement = prepare.apply(this, args);
    databaseOf.set(statement, this);
    return statement;
  };
  const undo = [
    () => Reflect.set(DatabaseSync.prototype, "prepare", prepare),
    tellOf(DatabaseSync.prototype, "exec", ([sql], database) => ofDatabase(database, String(sql))),
    ...["run", "all", "get"].map((name) => tellOf(StatementSync.prototype, name, ofStatement)),
    ...changingFiles.flatMap((name) => [
      tellOf(fs.promises, name, ofFile),
      tellOf(fs, `${name}Sync`, ofFile),
    ]),
    tellOf(fs.promises, "open", ofOpening),
  ];
  syncBuiltinESMExports();
  return () => {
    for (const one of undo) one();
    syncBuiltinESMExports();
  };
}

/** The folder as a kill would leave it at each step of a start, one copy a step. */
async function killedAtEachStep(folder: string, live: (api: StudioApi) => Promise<unknown>) {
  const copies = await freshFolder();
  let steps = 0;
  let isCopying = false;
  const unwatch = watchChanges(folder, () => {
    if (isCopying) return;
    isCopying = true;
    steps += 1;
    // Copied at once, so that nothing else happens meanwhile.
    cpSync(folder, join(copies, String(steps).padStart(3, "0")), { recursive: true });
    isCopying = false;
  });
  try {
    const studio = await openIn(folder);
    await live(studio.api);
    await studio.stop();
  } finally {
    unwatch();
  }
  return (await readdir(copies)).toSorted().map((name) => join(copies, name));
}

/** What an unfinished write leaves. */
async function leaveHalfAFile(folder: string): Promise<void> {
  for (const room of ["blobs", "derivatives"]) {
    await mkdir(join(folder, room, "incoming"), { recursive: true });
    await writeFile(join(folder, room, "incoming", "half"), "half");
  }
}

const uploaded = () => plainPicture(64, 48);

describe("a start that is killed at any of its steps loses nothing, and the next one goes on", () => {
  it("in a new folder", async () => {
    const copies = await killedAtEachStep(await freshFolder(), async () => undefined);
    expect(copies.length).toBeGreaterThan(5);
    for (const copy of copies) {
      const { api, stop } = await openIn(copy);
      const { urls } = await api.keep("table.png", await uploaded());
      expect((await api.get(urls.original)).status, copy).toBe(200);
      await stop();
    }
  });

  it("in a folder of the first version, with files half written", async () => {
    const folder = await freshFolder();
    const first = Object.fromEntries(Object.entries(migrations).slice(0, 1));
    await (await openDatabase(join(folder, "studio.sqlite"), { migrations: first })).destroy();
    await leaveHalfAFile(folder);
    const copies = await killedAtEachStep(folder, async () => undefined);
    expect(copies.length).toBeGreaterThan(5);
    for (const copy of copies) {
      const { api, stop } = await openIn(copy);
      expect((await api.get("/api/assets")).status, copy).toBe(200);
      await stop();
      for (const room of ["blobs", "derivatives"]) {
        expect(await readdir(join(copy, room, "incoming")), copy).toEqual([]);
      }
    }
  });

  it("in a folder with a run under way, an answer put aside and an image in the trash", async () => {
    const first = await freshFolder();
    const before = await openIn(first);
    const kept = await before.api.keep("table.png", await uploaded());
    const gone = await before.api.keep("gone.png", await plainPicture(65, 48));
    await before.api.post("/api/assets/changes", {
      assetIds: [gone.id],
      change: { trashed: true },
    });
    const response = await before.api.generate(
      { model: "wan2.7-image", prompt: "A lake [[slow:60s]]" },
      "lake",
    );
    const { id } = generationEnvelopeSchema.parse(await response.json()).generation;
    const { taskId } = await before.api.until(id, (run) => run.taskId !== undefined);
    const folder = await freshFolder();
    await cp(first, folder, { recursive: true });
    await before.stop();
    await leaveHalfAFile(folder);
    await mkdir(join(folder, "unrecorded"));
    const answer = { kind: "task", generationId: id, taskId, requestId: null };
    await writeFile(join(folder, "unrecorded", `${id}.json`), JSON.stringify(answer));

    const copies = await killedAtEachStep(folder, (api) => api.untilEnded(id));
    expect(copies.length).toBeGreaterThan(10);
    for (const copy of copies) {
      const { api, stop } = await openIn(copy);
      const run = await api.untilEnded(id);
      expect({ copy, status: run.status, images: run.outputs.length }).toMatchObject({
        status: "succeeded",
        images: 1,
      });
      for (const { urls } of [kept, ...run.outputs]) {
        expect((await api.get(urls.original)).status, copy).toBe(200);
      }
      await stop();
    }
    const ledger = await (await fetch(`${sandbox.url}/ledger`)).json();
    expect(ledger.tasks).toHaveLength(1);
  });
});
