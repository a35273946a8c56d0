import { rm } from "node:fs/promises";
import { Agent } from "node:http";
import { afterAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { assetPageSchema } from "@/lib/core/api/asset";
import { facetsSchema, outlineSchema } from "@/lib/core/api/library";
import { type SeededLibrary, seedLibrary } from "../support/library-seed";
import { freshFolder, type RunningServer, startStudio } from "../support/processes";
import { percentile, report } from "./figures";
import { ask, findsNothing, foundSchema, milliseconds, questionsOf } from "./library-questions";

const counts = (process.env.BENCH_IMAGES ?? "1000,10000,100000").split(",").map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 100);
const warmUpRounds = 10;

/** Of each question: how long its answers took, by the number of images. */
const taken = new Map<string, Map<number, number[]>>();

interface OpenLibrary {
  count: number;
  studio: RunningServer;
  library: SeededLibrary;
  dataDir: string;
  /** One connection that stays open, as a browser's does. */
  agent: Agent;
}

const libraries: OpenLibrary[] = [];

describe("libraries of different sizes, queried in turn", () => {
  it("are seeded and opened", async () => {
    for (const count of counts) {
      const dataDir = await freshFolder();
      const library = await seedLibrary(dataDir, count);
      const begun = performance.now();
      const studio = await startStudio({ STUDIO_DATA_DIR: dataDir, STUDIO_LOG_LEVEL: "warn" });
      report(`${count} images: start of the studio`, `${Math.round(performance.now() - begun)} ms`);
      expect(library.assetIds).toHaveLength(count);
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      libraries.push({ count, studio, library, dataDir, agent });
    }
  });

  it("answer over HTTP", async () => {
    // A studio that has been in use for a while, not one that has just begun.
    for (let turn = 0; turn < 3; turn += 1) await timesOf(() => "/api/assets?", assetPageSchema);
    const names = questionsOf(libraries[0]?.library ?? { assetIds: [], boardId: "", seed: 0 });
    for (const [turn, [name, , goal]] of names.entries()) {
      const times = await timesOf(
        (library) => {
          const [, query = ""] = questionsOf(library)[turn] ?? [];
          return `/api/assets?${query}`;
        },
        assetPageSchema,
        name === findsNothing ? assetPageSchema : foundSchema,
      );
      for (const [count, of] of times) {
        report(`${count} images: ${name}`, milliseconds(of), goalOf(goal));
      }
      taken.set(name, times);
    }
    for (const query of ["", "q=light", "starred=true", "stacked=true", "colours=3B5B8C"]) {
      const times = await timesOf(() => `/api/assets/outline?${query}`, outlineSchema);
      for (const [count, of] of times)
        report(`${count} images: outline ${query}`, milliseconds(of));
    }
    for (const [count, of] of await timesOf(() => "/api/assets/facets", facetsSchema)) {
      report(`${count} images: facets`, milliseconds(of));
    }
  });

  it("are as fast with the most images as with the fewest", () => {
    const [fewest = 0, most = 0] = [Math.min(...counts), Math.max(...counts)];
    for (const name of ["page, newest", "page, oldest", "page, by rating"]) {
      const at = (count: number, part: number) =>
        percentile(taken.get(name)?.get(count) ?? [], part);
      const ratioAt = (part: number) => at(most, part) / at(fewest, part);
      report(`${name}: p50 at ${most} over p50 at ${fewest}`, ratioAt(0.5).toFixed(2), "1.3");
      report(`${name}: p95 at ${most} over p95 at ${fewest}`, ratioAt(0.95).toFixed(2), "1.3");
      expect(ratioAt(0.95)).toBeGreaterThan(0);
    }
  });

  afterAll(async () => {
    for (const { studio, dataDir, agent } of libraries) {
      agent.destroy();
      await studio.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});

/** One question after the other, as one person asks; the libraries in turn, so that none is favoured. */
async function timesOf(
  pathIn: (library: SeededLibrary) => string,
  answer: z.ZodType,
  answerOfMost = answer,
): Promise<Map<number, number[]>> {
  const times = new Map<number, number[]>(counts.map((count) => [count, []]));
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    for (const { count, studio, library, agent } of libraries) {
      const url = `${studio.url}${pathIn(library)}`;
      const begun = performance.now();
      const { status, text } = await ask(url, agent);
      if (round >= warmUpRounds) times.get(count)?.push(performance.now() - begun);
      expect(status, url).toBe(200);
      if (round > 0) continue;
      const isMost = count === Math.max(...counts);
      const { error } = (isMost ? answerOfMost : answer).safeParse(JSON.parse(text));
      expect(error?.message, url).toBeUndefined();
    }
  }
  return times;
}

const goalOf = (goal: number | undefined) => (goal === undefined ? "-" : `p95 ${goal} ms`);
