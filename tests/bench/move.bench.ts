import { createHash, randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findPostgres } from "../../scripts/postgres.mjs";
import { startBucketServer } from "../support/bucket";
import { seedLibrary } from "../support/library-seed";
import {
  inDatabase,
  type LibrarySettings,
  type PlaceSettings,
  rowsOfLibrary,
  runMove,
} from "../support/moving";
import { type PostgresServer, startPostgres } from "../support/postgres-server";
import { freshFolder, runScript } from "../support/processes";
import { report } from "./figures";

const images = Number(process.env.BENCH_IMAGES ?? 10_000);
const bytesEach = 10_000;

let server: PostgresServer;
let bucket: Awaited<ReturnType<typeof startBucketServer>>;
beforeAll(async () => {
  const native = findPostgres();
  if (!native) throw new Error("There is no PostgreSQL among the packages.");
  server = await startPostgres(native);
  bucket = await startBucketServer();
});
afterAll(async () => {
  await bucket.stop();
  await server.stop();
});

/** Gives every image of a library an original of its own. */
const giveOriginals = (settings: LibrarySettings) =>
  inDatabase(settings, async (database) => {
    const rows = await database.selectFrom("assets").select("id").execute();
    await database.transaction().execute(async (transaction) => {
      for (const { id } of rows) {
        const content = randomBytes(bytesEach);
        const sha256 = createHash("sha256").update(content).digest("hex");
        const folder = join(settings.STUDIO_DATA_DIR, "blobs", sha256.slice(0, 2));
        await mkdir(folder, { recursive: true });
        await writeFile(join(folder, sha256), content);
        await transaction
          .updateTable("assets")
          .set({ sha256, bytes: bytesEach })
          .where("id", "=", id)
          .execute();
      }
    });
  });

it("moves a library to servers and back", async () => {
  const dataDir = await freshFolder();
  await seedLibrary(dataDir, images);
  const onServers: PlaceSettings = {
    STUDIO_DATABASE_URL: server.url,
    STUDIO_BLOBS: "s3://swatchbox/moved",
  };
  const inFolder: PlaceSettings = { STUDIO_DATABASE_URL: "", STUDIO_BLOBS: "" };
  const settings = { ...bucket.settings, STUDIO_DATA_DIR: dataDir };
  const here = { ...settings, ...inFolder };
  const there = { ...settings, ...onServers };
  await giveOriginals(here);
  const before = await rowsOfLibrary(here);
  const timed = async (what: string, from: LibrarySettings, to: PlaceSettings) => {
    const began = performance.now();
    const { code, output } = await runMove(from, to);
    expect([code, output]).toEqual([0, expect.stringContaining(`${images} images have moved`)]);
    report(`${images} images, ${what}`, `${((performance.now() - began) / 1000).toFixed(1)} s`);
    const checked = await runScript("scripts/check-blobs.mjs", { ...settings, ...to });
    expect(checked.output).toContain(`${images} images, ${images} blobs, 0 faults, 0 orphans`);
  };
  await timed("to PostgreSQL and a bucket", here, onServers);
  expect(await rowsOfLibrary(there)).toEqual(before);
  await rm(join(dataDir, "blobs"), { recursive: true });
  await timed("back to a folder", there, inFolder);
  expect(await rowsOfLibrary(here)).toEqual(before);
});
