import { type Agent, get } from "node:http";
import { assetPageSchema } from "@/lib/core/api/asset";
import { rareWords, type SeededLibrary } from "../support/library-seed";
import { percentile } from "./figures";

const pageGoalMs = 10;
const searchGoalMs = 30;

/** The one question whose answer is empty. */
export const findsNothing = "filter: nothing has it";
/** The others find something among the most images: an empty answer would be quick for nothing. */
export const foundSchema = assetPageSchema.refine(
  ({ items }) => items.length > 0,
  "It found nothing.",
);

/** What is asked, and the goal of its p95 in milliseconds at 100,000 images. */
export function questionsOf({
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

/** Asks over a connection that stays open. */
export function ask(
  url: string,
  agent: Agent,
): Promise<{ status: number | undefined; text: string }> {
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

export const milliseconds = (times: number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)} ms`;
