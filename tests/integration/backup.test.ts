import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { batchApi, seeds } from "../support/batches";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy";
import { type OpenServer, openSandbox, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder, quick, runScript } from "../support/processes";

let sandbox: OpenServer;
let proxy: FaultProxy;
let studio: OpenServer;
let dataDir = "";

beforeAll(async () => {
  sandbox = await openSandbox(await freshFolder(), Number(quick.SANDBOX_SPEED));
  proxy = await startFaultProxy(sandbox.url);
  dataDir = await freshFolder();
  studio = await openAt(dataDir);
});
afterAll(async () => {
  await studio.stop();
  proxy.close();
  await sandbox.stop();
});

const openAt = (folder: string) =>
  openStudioHere({ ...quick, STUDIO_DATA_DIR: folder, SANDBOX_URL: proxy.url });
const api = () => batchApi(studio.url);
const backup = (folder: string, from = dataDir) =>
  runScript("scripts/make-backup.mjs", { STUDIO_DATA_DIR: from }, { arguments: [folder] });
const restore = (folder: string, to: string) =>
  runScript("scripts/restore-backup.mjs", { STUDIO_DATA_DIR: to }, { arguments: [folder] });
const check = (folder: string) => runScript("scripts/check-blobs.mjs", { STUDIO_DATA_DIR: folder });
const countTasks = async () =>
  (await (await fetch(`${sandbox.url}/ledger`)).json()).tasks.length as number;

const wan = (prompt: string) => ({
  model: "wan2.7-image",
  prompt,
  parameters: { size: "768*768" },
});
async function begin(prompt: string, key: string): Promise<string> {
  const answer = await api().generate(wan(prompt), key);
  return generationEnvelopeSchema.parse(await answer.json()).generation.id;
}
async function imageHashes() {
  const answer = await api().get("/api/assets?limit=100");
  return assetPageSchema.parse(await answer.json()).items.map(({ sha256 }) => sha256);
}

it("copies a studio at work, and what the copy knew as unsent is never sent from it", async () => {
  await api().keep("first.png", await plainPicture(300, 300));
  await api().untilEnded(await begin("a pear", "pear"));
  const paused = { request: wan("a plum"), axes: [seeds(1, 2)], isPaused: true };
  const { batch } = await api().createBatch(paused, "plums");
  const held = proxy.hold({ method: "POST", path: /\/services\//, phase: "request", skip: 0 });
  const quince = await begin("a quince", "quince");
  await held.reached;

  const copy = join(await freshFolder(), "backup");
  expect(await backup(copy)).toMatchObject({ code: 0 });
  const before = await imageHashes();
  held.release();
  await api().untilEnded(quince);
  await api().change(batch.id, { isPaused: false });
  await api().untilBatchEnded(batch.id);
  expect(await countTasks()).toBe(4);
  await studio.stop();

  dataDir = join(await freshFolder(), "data");
  expect(await restore(copy, dataDir)).toMatchObject({ code: 0 });
  const checked = await check(dataDir);
  expect(checked.output).toContain("2 images, 2 blobs, 0 faults, 0 orphans.");
  studio = await openAt(dataDir);
  expect(await imageHashes()).toEqual(before);
  const runs = [quince, ...(await api().batch(batch.id)).generations.map(({ id }) => id)];
  for (const id of runs) {
    expect(await api().generation(id)).toMatchObject({
      status: "uncertain",
      error: { code: "studio.restored" },
    });
  }
  // Runs of the same model are sent in turn: had one of these been sent, it would be before this.
  await api().untilEnded(await begin("an apple", "apple"));
  expect(await countTasks()).toBe(5);
});

it("adds only what is new to an earlier backup, and takes out what is gone for good", async () => {
  const copy = await freshFolder();
  const spare = await api().keep("spare.png", await plainPicture(301, 300));
  await backup(copy);
  await api().keep("later.png", await plainPicture(302, 300));
  await fetch(`${studio.url}/api/assets/${spare.id}`, { method: "DELETE" });
  expect((await api().post("/api/trash/empty", {})).status).toBe(200);
  expect((await backup(copy)).output).toContain("; 1 were new");
  expect((await check(copy)).output).toContain("4 images, 4 blobs, 0 faults, 0 orphans.");
});

it("restores again after it was interrupted, and says what a backup has lost", async () => {
  const copy = await freshFolder();
  const lost = await api().keep("lost.png", await plainPicture(303, 300));
  await backup(copy);
  const to = await freshFolder();
  await restore(copy, to);
  await rm(join(to, "studio.sqlite"));
  await rm(join(copy, "blobs", lost.sha256.slice(0, 2), lost.sha256));
  await writeFile(join(to, "blobs", lost.sha256.slice(0, 2), lost.sha256), "x".repeat(lost.bytes));
  const again = await restore(copy, to);
  expect(again).toMatchObject({ code: 1 });
  expect(again.output).toContain("(lost.png) is missing or damaged.");
  expect((await check(to)).output).toContain("1 faults, 0 orphans.");
});

it("keeps the last sound backup when the database is damaged", async () => {
  const folder = await freshFolder();
  const copy = await freshFolder();
  await backup(folder);
  expect(await backup(copy, folder)).toMatchObject({ code: 0 });
  const database = join(folder, "studio.sqlite");
  const content = await readFile(database);
  // The page of a table, somewhere behind those that tell which tables there are.
  content.fill(0xa5, content.length - 2 * 4096);
  await writeFile(database, content);
  const again = await backup(copy, folder);
  expect(again).toMatchObject({ code: 1 });
  expect(again.output).toContain("is damaged.");
  expect((await check(copy)).output).toContain(", 0 faults, 0 orphans.");
});

it("writes over nothing", async () => {
  const other = await freshFolder();
  await writeFile(join(other, "letter.txt"), "Dear client");
  expect((await backup(other)).output).toContain("is no backup, and not empty.");
  expect(await readdir(other)).toEqual(["letter.txt"]);
  expect((await restore(other, await freshFolder())).output).toContain("is no backup.");
  expect((await backup(join(dataDir, "backup"))).output).toContain("cannot lie in the data folder");

  const copy = await freshFolder();
  await backup(copy);
  expect((await restore(copy, dataDir)).output).toContain("has a studio already.");
  const killed = await freshFolder();
  await writeFile(join(killed, "studio.sqlite-wal"), "what a killed studio leaves");
  expect((await restore(copy, killed)).output).toContain("has a studio already.");

  const opened = await freshFolder();
  await mkdir(join(opened, "data"));
  await cp(copy, join(opened, "data"), { recursive: true });
  await rm(join(opened, "data", "backup.json"));
  // A studio that has opened a backup works there now.
  expect((await backup(join(opened, "data"))).output).toContain("is no backup, and not empty.");
});
