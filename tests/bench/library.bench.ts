import { rm } from "node:fs/promises";
import { afterAll, describe, expect, it } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { outlineSchema } from "@/lib/core/api/library";
import { rareWords, type SeededLibrary, seedLibrary } from "../support/library-seed";
import { freshFolder, type RunningServer, startStudio } from "../support/processes";
import { percentile, report } from "./figures";

const counts = (process.env.BENCH_IMAGES ?? "1000,10000,100000").split(",").map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 60);
const warmUpRounds = 10;
const pageGoalMs = 10;
const searchGoalMs = 30;

/** Of each question: how long its answers took, by the number of images. */
const taken = new Map<string, Map<number, number[]>>();

/** What is asked, and the goal of its p95 in milliseconds at 100,000 images. */
function questionsOf({ boardId }: SeededLibrary): [name: string, query: string, goal?: number][] {
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
    ["filter: tag, size, starred", "tag=cover&tier=4K&starred=true", searchGoalMs],
    ["filter: nothing has it", "used=true&boxes=true", searchGoalMs],
    ["filter: a seed", "seed=5", pageGoalMs],
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

describe.each(counts)("library of %i images", (count) => {
  let studio: RunningServer;
  let library: SeededLibrary;
  let dataDir = "";

  it("is seeded and opened", async () => {
    dataDir = await freshFolder();
    library = await seedLibrary(dataDir, count);
    const begun = performance.now();
    studio = await startStudio({ STUDIO_DATA_DIR: dataDir, STUDIO_LOG_LEVEL: "warn" });
    report(`${count} images: start of the studio`, milliseconds([performance.now() - begun]));
    expect(library.assetIds).toHaveLength(count);
  });

  it("answers over HTTP", async () => {
    for (const [name, query, goal] of questionsOf(library)) {
      const times = await timesOf(`${studio.url}/api/assets?${query}`, (answer) => {
        assetPageSchema.parse(answer);
      });
      remember(name, count, times);
      report(`${count} images: ${name}`, milliseconds(times), goalOf(goal));
    }
    for (const query of ["", "q=light", "starred=true", "stacked=true", "colours=3B5B8C"]) {
      const times = await timesOf(`${studio.url}/api/assets/outline?${query}`, (answer) => {
        outlineSchema.parse(answer);
      });
      report(`${count} images: outline ${query}`, milliseconds(times));
    }
    const facets = await timesOf(`${studio.url}/api/assets/facets`, () => undefined);
    report(`${count} images: facets`, milliseconds(facets));
  });

  afterAll(async () => {
    await studio.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
});

describe("the library as it grows", () => {
  it("is as quick with the most images as with the fewest", () => {
    const [fewest = 0, most = 0] = [Math.min(...counts), Math.max(...counts)];
    for (const name of ["page, newest", "page, oldest", "page, by rating"]) {
      const at = (count: number) => percentile(taken.get(name)?.get(count) ?? [], 0.95);
      const ratio = at(most) / at(fewest);
      report(`${name}: p95 at ${most} over p95 at ${fewest}`, ratio.toFixed(2), "1.3");
      expect(ratio).toBeGreaterThan(0);
    }
  });
});

/** One after the other, as one person asks. */
async function timesOf(url: string, look: (answer: unknown) => void): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const begun = performance.now();
    const response = await fetch(url);
    const text = await response.text();
    if (round >= warmUpRounds) times.push(performance.now() - begun);
    expect(response.status, url).toBe(200);
    if (round === 0) look(JSON.parse(text));
  }
  return times;
}

function remember(name: string, count: number, times: number[]): void {
  const known = taken.get(name) ?? new Map<number, number[]>();
  taken.set(name, known.set(count, times));
}

const milliseconds = (times: number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)} ms`;

const goalOf = (goal: number | undefined) => (goal === undefined ? "-" : `p95 ${goal} ms`);
