import type { Model } from "./model";
import { newerQwen } from "./qwen-image-30";
import type { Region } from "./region";
import { aMinute, amounts, characters, pricesInCny } from "./shared";

const elsewhere: Region[] = ["virginia", "frankfurt", "tokyo", "hongkong"];

const { promptExtendMode, thinkingMode, ...parameters } = newerQwen.parameters;

/**
 * Of the official page only the beginning could be read: up to ten images, prices and limits. The
 * rest is from third parties, and taken for the same as 3.0 where they are silent.
 */
const shared = {
  family: "Qwen-Image 2.1",
  calls: newerQwen.calls,
  prompt: newerQwen.prompt,
  promptLanguages: newerQwen.promptLanguages,
  inputs: { ...newerQwen.inputs, count: { min: 0, max: 10 } },
  unsetSize: newerQwen.unsetSize,
  regions: newerQwen.regions,
  wait: { known: false },
  source: "Q3 (2026-10-12, its beginning), third parties",
  isSecondHand: true,
} satisfies Partial<Model>;

export const qwenImage21Pro: Model = {
  ...shared,
  id: "qwen-image-2.1-pro",
  title: "Qwen-Image 2.1 Pro",
  strengths: ["references", "transparency"],
  twin: { id: "qwen-image-2.1-turbo" },
  parameters: { ...parameters, promptExtendMode, thinkingMode },
  prices: pricesInCny(amounts(0.25, 0.283404, elsewhere)),
  limits: aMinute(20, 10),
};

export const qwenImage21Turbo: Model = {
  ...shared,
  id: "qwen-image-2.1-turbo",
  title: "Qwen-Image 2.1 Turbo",
  strengths: ["references", "transparency", "lowPrice"],
  negativePrompt: characters(500),
  parameters,
  prices: pricesInCny(amounts(0.1, 0.113362, elsewhere)),
  limits: aMinute(120, 10),
};
