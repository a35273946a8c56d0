import { rm } from "node:fs/promises";
import { Agent, get } from "node:http";
import { afterAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { assetPageSchema } from "@/lib/core/api/asset";
import { facetsSchema, outlineSchema } from "@/lib/core/api/library";
import { rareWords, type SeededLibrary, seedLibrary } from "../support/library-seed";
import { freshFolder, type RunningServer, startStudio } from "../support/processes";
import { percentile, report } from "./figures";

const counts = (process.env.BENCH_IMAGES ?? "1000,10000,100000").split(",").map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 100);
const warmUpRounds = 10;
const pageGoalMs = 10;
const searchGoalMs = 30;

/** The one question whose answer is empty. */
const findsNothing = "filter: nothing has it";
/** The others find something among the most images: an empty answer would be quick for nothing. */
const foundSchema = assetPageSchema.refine(({ items }) => items.length > 0, "It found nothing.");

/** Of each question: how long its answers took, by the number of images. */
const taken = new Map<string, Map<number, number[]>>();

/** What is asked, and the goal of its p95 in milliseconds at 100,000 images. */
function questionsOf({
  boardId,
  seed,
}: SeededLibrary): [name: string, query: string, goal?: number][] {
  const search = (what: string, words: string): [string, string, number] => [
    `search, ${what}: ${words}`,
    `q=${encodeURIComponent(words)}`,
    searchGoalMs,
  ];
  return [
    ["page, newest", "", pageGoalMs],
    ["page, oldest", "sort=oldest", pageGoalMs],
    ["page, by rating", "sort=rating", pageGoalMs],
    ["filter: starred", "starred=true", pageGoalMs],
    ["filter: model, rating, shape", "model=qwen-image&minRating=4&shape=portrait", pageGoalMs],
    ["filter: board", `board=${boardId}`, pageGoalMs],
    ["filter: tag, size, starred", "tag=cover&tier=2K&starred=true", searchGoalMs],
    [findsNothing, "used=true&boxes=true", searchGoalMs],
    ["filter: a seed", `seed=${seed}`, pageGoalMs],
    ["filter: stacked", "stacked=true", searchGoalMs],
    search("Latin, common", "light"),
    search("Latin, rare", rareWords.english),
    search("Latin, beginning", "l"),
    search("Latin, three words", "light morning film"),
    search("Latin, phrase", '"film grain"'),
    search("Chinese, common", "柔和光线"),
    search("Chinese, rare", rareWords.chinese),
    search("Chinese, one sign", "山"),
    search("Japanese, common", "写真"),
    search("Japanese, rare", rareWords.japanese),
    search("Japanese, one sign", "の"),
    ["search and filter: light, 4 stars, cover", "q=light&minRating=4&tag=cover", searchGoalMs],
    ["search and filter: light, board", `q=light&board=${boardId}`, searchGoalMs],
    ["colour: one", "colours=3B5B8C", searchGoalMs],
    ["colour: three", "colours=3B5B8C,D98A5B,F2E8D5", searchGoalMs],
    ["colour and filter", "colours=7FA37A&starred=true", searchGoalMs],
  ];
}

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

function ask(url: string, agent: Agent): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.setEncoding("utf8");
      let text = "";
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
    }).on("error", reject);
  });
}

const milliseconds = (times: number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)} ms`;

const goalOf = (goal: number | undefined) => (goal === undefined ? "-" : `p95 ${goal} ms`);
