import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { plainPicture } from "../support/pictures";
import {
  freshFolder,
  type RunningServer,
  runScript,
  startStudioWithoutPages,
} from "../support/processes";
import { studioApi } from "../support/studio-api";

let dataDir = "";
let studio: RunningServer;
let blobOf: (sha256: string) => string;
const check = () => runScript("scripts/check-blobs.mjs", { STUDIO_DATA_DIR: dataDir });

beforeAll(async () => {
  dataDir = await freshFolder();
  studio = await startStudioWithoutPages({ STUDIO_DATA_DIR: dataDir });
  blobOf = (sha256) => join(dataDir, "blobs", sha256.slice(0, 2), sha256);
});
afterAll(() => studio.stop());

it("finds every image whose file has changed, even while the studio runs", async () => {
  const api = studioApi(studio.url);
  const first = await api.keep("first.png", await plainPicture(300, 300));
  const second = await api.keep("second.png", await plainPicture(301, 300));
  expect(await check()).toMatchObject({ code: 0 });
  expect((await check()).output).toContain("2 images, 2 blobs, 0 faults, 0 orphans.");

  const stray = "a".repeat(64);
  const content = await readFile(blobOf(first.sha256));
  const changed = Buffer.from(content);
  changed[100] = (changed[100] ?? 0) ^ 1;
  await writeFile(blobOf(first.sha256), changed);
  const bent = await check();
  expect(bent.code).toBe(1);
  expect(bent.output).toContain(`The content of blob ${first.sha256} is not what it was.`);
  await writeFile(blobOf(first.sha256), content);

  await rm(blobOf(second.sha256));
  const missing = await check();
  expect(missing.code).toBe(1);
  expect(missing.output).toContain(`(second.png) has no blob ${second.sha256}.`);

  await mkdir(join(dataDir, "blobs", "aa"), { recursive: true });
  await writeFile(join(dataDir, "blobs", "aa", stray), "x");
  expect((await check()).output).toContain(`The content of blob ${stray} is not what it was.`);
});

it("says where it looked if there is nothing", async () => {
  const empty = await freshFolder();
  const answer = await runScript("scripts/check-blobs.mjs", { STUDIO_DATA_DIR: empty });
  expect(answer).toMatchObject({ code: 1 });
  expect(answer.output).toContain(empty);
});
