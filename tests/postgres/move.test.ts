import { cp, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { type Status, statusSchema } from "@/lib/core/generation/status";
import { batchApi } from "../support/batches";
import { type BucketServer, startBucketServer } from "../support/bucket";
import { databaseFor } from "../support/database-settings";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import {
  dieMoving,
  inDatabase,
  type LibrarySettings,
  type PlaceSettings,
  rowsOfLibrary,
  runMove,
} from "../support/moving";
import { fillOrchard, orchardAnswers, wan } from "../support/orchard";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick, runScript, startStudioWithoutPages } from "../support/processes";

const inFolder: PlaceSettings = { STUDIO_DATABASE_URL: "", STUDIO_BLOBS: "" };

let sandbox: OpenServer;
let proxy: FaultProxy;
let bucket: BucketServer;
/** A library in a folder, which tests copy. */
let library = "";
/** What its studio says of it. */
let answers: Record<string, unknown> = {};
beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  proxy = await startFaultProxy(sandbox.url);
  bucket = await startBucketServer();
  library = await freshFolder();
  const studio = await openAt(library, inFolder);
  await fillOrchard(studio);
  answers = await orchardAnswers(studio);
  await studio.stop();
});
afterAll(async () => {
  proxy.close();
  await bucket.stop();
  await sandbox.stop();
});

const settingsOf = (dataDir: string, place: PlaceSettings): LibrarySettings => ({
  ...bucket.settings,
  ...quick,
  SANDBOX_URL: proxy.url,
  STUDIO_DATA_DIR: dataDir,
  ...place,
});
const openAt = (dataDir: string, place: PlaceSettings) =>
  openStudioHere(settingsOf(dataDir, place));

let copies = 0;

/** A copy of the library, with an empty database and an empty place in the bucket for it. */
async function copied(): Promise<{ dataDir: string; onServers: PlaceSettings }> {
  const dataDir = join(await freshFolder(), "data");
  await cp(library, dataDir, { recursive: true });
  const address = await databaseFor(dataDir);
  copies += 1;
  const STUDIO_BLOBS = `s3://swatchbox/library-${copies}`;
  return { dataDir, onServers: { STUDIO_DATABASE_URL: address, STUDIO_BLOBS } };
}

/** Before those of all other runs. */
const idOf = (status: Status) =>
  `00000000-0000-4000-8000-00000000000${statusSchema.options.indexOf(status).toString(16)}`;

/** Adds a run in each state that there is, and values that only SQLite keeps. */
const addOpenRuns = (dataDir: string) =>
  inDatabase(settingsOf(dataDir, inFolder), async (database) => {
    const [like] = await database
      .selectFrom("generations")
      .selectAll()
      .where("status", "=", "failed")
      .execute();
    if (!like) throw new Error("There is no run.");
    for (const status of statusSchema.options) {
      const id = idOf(status);
      await database
        .insertInto("generations")
        .values({ ...like, id, idempotency_key: id, status, retry_of: like.id })
        .execute();
    }
    await database
      .updateTable("generations")
      .set({ next_step_at: 1_000.25 })
      .where("id", "=", idOf("failed"))
      .execute();
  });

const check = (settings: LibrarySettings) => runScript("scripts/check-blobs.mjs", settings);
const refusal = async (dataDir: string, place: PlaceSettings) =>
  openAt(dataDir, place).then(
    (studio) => studio.stop().then(() => undefined),
    (error: unknown) => (error instanceof Error ? error.message : undefined),
  );

it("a library answers on servers as it did in its folder", async () => {
  const { dataDir, onServers } = await copied();
  const moved = await runMove(settingsOf(dataDir, inFolder), onServers);
  expect(moved).toMatchObject({ code: 0 });
  expect(moved.output).toContain(
    "6 images have moved, and what was copied was read back. 6 originals were",
  );
  expect(moved.output).not.toContain("only-for-tests");
  const studio = await openAt(dataDir, onServers);
  expect(await orchardAnswers(studio)).toEqual(answers);
  await studio.stop();
});

it("every row and every original goes there and back, in each combination", async () => {
  const { dataDir, onServers } = await copied();
  await addOpenRuns(dataDir);
  const before = await rowsOfLibrary(settingsOf(dataDir, inFolder));
  // PostgreSQL keeps no fractions there.
  for (const row of before.generations ?? []) {
    row.next_step_at = Math.ceil(Number(row.next_step_at));
  }
  const { STUDIO_DATABASE_URL: server, STUDIO_BLOBS: store } = onServers;
  const steps: Partial<PlaceSettings>[] = [
    { STUDIO_DATABASE_URL: server, STUDIO_BLOBS: store },
    { STUDIO_BLOBS: "" },
    { STUDIO_DATABASE_URL: "" },
    { STUDIO_BLOBS: store },
    { STUDIO_DATABASE_URL: server },
    { STUDIO_DATABASE_URL: "", STUDIO_BLOBS: "" },
  ];
  let place = inFolder;
  for (const to of steps) {
    const left = place;
    expect(await runMove(settingsOf(dataDir, left), to)).toMatchObject({ code: 0 });
    place = { ...left, ...to };
    expect(await rowsOfLibrary(settingsOf(dataDir, place))).toEqual(before);
    const checked = await check(settingsOf(dataDir, place));
    expect(checked.output).toContain("6 images, 6 blobs, 0 faults, 0 orphans.");
    expect(await refusal(dataDir, left)).toContain("moved to");
  }
});

it("a studio left behind says where its library went", async () => {
  const { dataDir, onServers } = await copied();
  await runMove(settingsOf(dataDir, inFolder), onServers);
  const { STUDIO_DATABASE_URL: server, STUDIO_BLOBS: store } = onServers;
  const { host, pathname } = new URL(server);
  expect(await refusal(dataDir, inFolder)).toBe(
    `This library has moved to the database ${pathname.slice(1)} on ${host}: set STUDIO_DATABASE_URL to that, or bring it back from there with npm run move. (If that is lost for good, npm run move -- --reopen opens what stayed here, as it was then.)`,
  );
  expect(await refusal(dataDir, { ...onServers, STUDIO_BLOBS: "" })).toBe(
    `The originals of this library have moved to ${store}: set STUDIO_BLOBS=${store}, or bring them elsewhere with npm run move -- --blobs.`,
  );
  await runMove(settingsOf(dataDir, onServers), inFolder);
  expect(await refusal(dataDir, onServers)).toContain(
    `has moved to the data folder ${dataDir}: leave out STUDIO_DATABASE_URL`,
  );
});

describe("runs under way", () => {
  const tasks = async () => {
    const { tasks: all } = await (await fetch(`${sandbox.url}/ledger`)).json();
    return all.length;
  };

  it("go on in the new place, and none is sent twice", async () => {
    const { dataDir, onServers } = await copied();
    const before = await tasks();
    const studio = await startStudioWithoutPages(settingsOf(dataDir, inFolder));
    const api = batchApi(studio.url);
    const begin = async (prompt: string) => {
      const answer = await api.generate(wan(prompt), prompt);
      return generationEnvelopeSchema.parse(await answer.json()).generation.id;
    };
    const polled = await begin("a slow pear [[slow:100s]]");
    await api.until(polled, ({ status }) => status === "running" || status === "pending");
    const held = proxy.hold({ method: "POST", path: /\/services\//, phase: "answer" });
    const submitting = await begin("a plum whose answer is lost");
    await held.reached;
    await studio.crash();
    held.drop();
    expect(await tasks()).toBe(before + 2);

    expect(await runMove(settingsOf(dataDir, inFolder), onServers)).toMatchObject({ code: 0 });
    const there = await openAt(dataDir, onServers);
    const ended = await batchApi(there.url).untilEnded(polled);
    expect(ended).toMatchObject({ status: "succeeded", failures: [] });
    // Nobody knows whether it was taken, as after any crash.
    expect(await batchApi(there.url).untilEnded(submitting)).toMatchObject({ status: "uncertain" });
    expect(await tasks()).toBe(before + 2);
    await there.stop();
  });
});

describe("a move that is killed", () => {
  const steps = ["3", "10", "18", "arrived", "settled", "left"];

  it.each(steps)("at step %s leaves one library, and is finished by another", async (dieAt) => {
    const { dataDir, onServers } = await copied();
    const before = await rowsOfLibrary(settingsOf(dataDir, inFolder));
    let [here, there] = [inFolder, onServers];
    for (const _ of ["there", "back"]) {
      const died = await dieMoving(settingsOf(dataDir, here), there, dieAt);
      expect(died).toMatchObject({ signal: "SIGKILL" });
      expect(await rowsOfLibrary(settingsOf(dataDir, here))).toEqual(before);
      if (dieAt === "left") {
        expect(await refusal(dataDir, here)).toContain("This library has moved to");
        expect(await rowsOfLibrary(settingsOf(dataDir, there))).toEqual(before);
      }
      if (dieAt === "settled" || dieAt === "left") {
        expect(await refusal(dataDir, there)).toContain("has not quite arrived here");
      }
      expect(await runMove(settingsOf(dataDir, here), there)).toMatchObject({ code: 0 });
      expect(await rowsOfLibrary(settingsOf(dataDir, there))).toEqual(before);
      [here, there] = [there, here];
    }
    const checked = await check(settingsOf(dataDir, here));
    expect(checked.output).toContain("6 images, 6 blobs, 0 faults, 0 orphans.");
  });

  it("keeps nobody from working on where the library was", async () => {
    const { dataDir, onServers } = await copied();
    await dieMoving(settingsOf(dataDir, inFolder), onServers, "settled");
    const studio = await openAt(dataDir, inFolder);
    await batchApi(studio.url).keep("later.png", await plainPicture(410, 300));
    await studio.stop();
    const moved = await runMove(settingsOf(dataDir, inFolder), onServers);
    expect(moved.output).toContain(
      "7 images have moved, and what was copied was read back. 1 originals were",
    );
    const checked = await check(settingsOf(dataDir, onServers));
    expect(checked.output).toContain("7 images, 7 blobs, 0 faults, 0 orphans.");
  });
});

describe("nothing is moved", () => {
  it("while a studio works at either end", async () => {
    const { dataDir, onServers } = await copied();
    const here = await openAt(dataDir, inFolder);
    const inUse = await runMove(settingsOf(dataDir, inFolder), onServers);
    expect(inUse).toMatchObject({ code: 1 });
    expect(inUse.output).toContain(`Another studio is using the data folder ${dataDir}.`);
    await here.stop();
    const there = await openAt(await freshFolder(), { ...onServers, STUDIO_BLOBS: "" });
    const occupied = await runMove(settingsOf(dataDir, inFolder), onServers);
    expect(occupied.output).toContain("Another studio is using the database");
    await batchApi(there.url).keep("theirs.png", await plainPicture(300, 300));
    await there.stop();
    const taken = await runMove(settingsOf(dataDir, inFolder), onServers);
    expect(taken).toMatchObject({ code: 1 });
    expect(taken.output).toContain("There is another library in the database");
    expect(await refusal(dataDir, inFolder)).toBeUndefined();
  });

  it("over another library in the folder", async () => {
    const { dataDir, onServers } = await copied();
    const theirs = await freshFolder();
    await runMove(settingsOf(dataDir, inFolder), onServers);
    await (await openAt(theirs, inFolder)).stop();
    await inDatabase(settingsOf(theirs, inFolder), (database) =>
      database.insertInto("boards").values({ id: "b", name: "Theirs", created_at: 0 }).execute(),
    );
    const taken = await runMove(settingsOf(theirs, onServers), { STUDIO_DATABASE_URL: "" });
    expect(taken.output).toContain(`There is another library in the data folder ${theirs}`);
    expect(await readdir(theirs)).not.toContain("arriving.sqlite");
    expect(await refusal(theirs, inFolder)).toBeUndefined();
  });

  it("if a row does not arrive as it was sent", async () => {
    const { dataDir, onServers } = await copied();
    const server = settingsOf(dataDir, onServers);
    await inDatabase(server, () => Promise.resolve());
    const client = new pg.Client(onServers.STUDIO_DATABASE_URL);
    await client.connect();
    await client.query(`create function shout() returns trigger language plpgsql as
      $$ begin new.name = upper(new.name); return new; end $$`);
    await client.query(
      "create trigger shouting before insert on boards for each row execute function shout()",
    );
    await client.end();
    const spoilt = await runMove(settingsOf(dataDir, inFolder), onServers);
    expect(spoilt).toMatchObject({ code: 1 });
    expect(spoilt.output).toContain("The 1 boards have not arrived as they were (1).");
    expect((await rowsOfLibrary(server)).generations).toEqual([]);
    expect(await refusal(dataDir, inFolder)).toBeUndefined();
  });

  it("while an original is lost, unless one says so", async () => {
    const { dataDir, onServers } = await copied();
    const [asset] = (await rowsOfLibrary(settingsOf(dataDir, inFolder))).assets ?? [];
    const sha256 = String(asset?.sha256);
    await writeFile(join(dataDir, "blobs", sha256.slice(0, 2), sha256), "damaged");
    const damaged = await runMove(settingsOf(dataDir, inFolder), onServers);
    expect(damaged).toMatchObject({ code: 1 });
    expect(damaged.output).toContain(`1 images are missing or damaged where they are`);
    expect(await refusal(dataDir, inFolder)).toBeUndefined();
    const moved = await runMove(settingsOf(dataDir, inFolder), onServers, "--leave-lost");
    expect(moved).toMatchObject({ code: 0 });
    expect(moved.output).toContain("was missing or damaged before, and still is.");
    expect((await check(settingsOf(dataDir, onServers))).output).toContain(" has no blob ");
  });

  it("to where it is, from where nothing is, or out of a backup that nobody has opened", async () => {
    const { dataDir, onServers } = await copied();
    const stays = await runMove(settingsOf(dataDir, inFolder), inFolder);
    expect(stays.output).toContain("According to the configuration, the library is already there.");
    const nothing = await runMove(settingsOf(await freshFolder(), inFolder), onServers);
    expect(nothing.output).toContain("There is no studio.sqlite in");
    await writeFile(join(dataDir, "backup.json"), "{}");
    const restored = await runMove(settingsOf(dataDir, inFolder), onServers);
    expect(restored.output).toContain("was restored from a backup.");
    await rm(join(dataDir, "backup.json"));
  });
});

it("what stayed behind can be opened as a copy, which sends nothing that waited", async () => {
  const { dataDir, onServers } = await copied();
  await addOpenRuns(dataDir);
  await runMove(settingsOf(dataDir, inFolder), onServers);
  const reopen = () => runMove(settingsOf(dataDir, inFolder), {}, "--reopen");
  expect(await reopen()).toMatchObject({ code: 0 });
  expect((await reopen()).output).toContain("This library has not moved away.");
  const studio = await openAt(dataDir, inFolder);
  expect(await batchApi(studio.url).generation(idOf("queued"))).toMatchObject({
    status: "uncertain",
  });
  await studio.stop();
});
