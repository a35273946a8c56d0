import { rm } from "node:fs/promises";
import { Agent } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { findPostgres } from "../../scripts/postgres.mjs";
import { databaseFor } from "../support/database-settings";
import { type SeededLibrary, seedLibrary } from "../support/library-seed";
import { openRows } from "../support/open-rows";
import { type PostgresServer, startPostgres } from "../support/postgres-server";
import { freshFolder, type RunningServer, startStudioWithoutPages } from "../support/processes";
import bundleStudio from "../support/without-pages/bundle";
import { percentile, report } from "./figures";
import { ask, findsNothing, foundSchema, milliseconds, questionsOf } from "./library-questions";

const count = Number(process.env.BENCH_IMAGES ?? 100_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 100);
const warmUpRounds = 10;
/** What PostgreSQL may take, at its p95. */
const mostRatio = 1.5;
const mostMs = 30;

interface OpenLibrary {
  name: string;
  library: SeededLibrary;
  studio: RunningServer;
  dataDir: string;
  agent: Agent;
}

describe.skipIf(!findPostgres())(`${count} images on both databases, asked in turn`, () => {
  let server: PostgresServer;
  const libraries: OpenLibrary[] = [];

  beforeAll(async () => {
    await bundleStudio();
    server = await startPostgres(findPostgres() ?? "");
    process.env.TEST_DATABASE_SERVER = server.url;
    for (const name of ["SQLite", "PostgreSQL"]) {
      const dataDir = await freshFolder();
      const STUDIO_DATABASE_URL = name === "SQLite" ? "" : await databaseFor(dataDir);
      const open = () =>
        STUDIO_DATABASE_URL ? openPostgres(STUDIO_DATABASE_URL) : openRows(dataDir);
      const begun = performance.now();
      const library = await seedLibrary(dataDir, count, open);
      report(`${name}: filled`, `${Math.round((performance.now() - begun) / 1000)} s`);
      const studio = await startStudioWithoutPages({
        STUDIO_DATABASE_URL,
        STUDIO_DATA_DIR: dataDir,
        STUDIO_LOG_LEVEL: "warn",
      });
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      libraries.push({ name, library, studio, dataDir, agent });
    }
  });
  afterAll(async () => {
    for (const { studio, dataDir, agent } of libraries) {
      agent.destroy();
      await studio.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
    await server.stop();
  });

  const timesOf = async (pathIn: (library: SeededLibrary) => string, name: string) => {
    const times = libraries.map((): number[] => []);
    for (let round = 0; round < warmUpRounds + rounds; round += 1) {
      for (const [place, { library, studio, agent }] of libraries.entries()) {
        const url = `${studio.url}${pathIn(library)}`;
        const begun = performance.now();
        const { status, text } = await ask(url, agent);
        if (round >= warmUpRounds) times[place]?.push(performance.now() - begun);
        expect(status, url).toBe(200);
        if (round > 0 || !url.includes("/assets?")) continue;
        const schema = name === findsNothing ? assetPageSchema : foundSchema;
        expect(schema.safeParse(JSON.parse(text)).error?.message, url).toBeUndefined();
      }
    }
    return times;
  };

  it("answer over HTTP", async () => {
    const [first] = libraries;
    if (!first) throw new Error("There is no library.");
    const paths = questionsOf(first.library).map(([name], turn) => {
      const path = (library: SeededLibrary) => `/api/assets?${questionsOf(library)[turn]?.[1]}`;
      return { name, path };
    });
    for (const query of ["", "q=light", "stacked=true"]) {
      paths.push({ name: `outline ${query}`, path: () => `/api/assets/outline?${query}` });
    }
    paths.push({ name: "facets", path: () => "/api/assets/facets" });
    for (const { name, path } of paths) {
      const [sqlite = [], postgres = []] = await timesOf(path, name);
      const [theirs, ours] = [percentile(sqlite, 0.95), percentile(postgres, 0.95)];
      const isSlow = ours > mostMs || ours > mostRatio * theirs;
      report(
        `${name}: SQLite ${milliseconds(sqlite)}; PostgreSQL ${milliseconds(postgres)}`,
        `${(ours / theirs).toFixed(2)}${isSlow ? " !" : ""}`,
        `${mostRatio}, ${mostMs} ms`,
      );
    }
  });
});
