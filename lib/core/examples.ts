import type { Box } from "./box/box";
import type { Draft } from "./generation/draft/draft";

/** A picture drawn for the examples: `/examples/{name}.svg`, and its size in pixels. */
export const examplePictures = {
  clock: { width: 1104, height: 1472 },
  table: { width: 1696, height: 960 },
  car: { width: 1600, height: 1000 },
  graffiti: { width: 1200, height: 900 },
  girl: { width: 1000, height: 1400 },
  dress: { width: 1000, height: 1400 },
} as const;
export type ExamplePicture = keyof typeof examplePictures;

interface Example {
  model: string;
  inputs: { picture: ExamplePicture; boxes?: Box[] }[];
  parameters: Draft["parameters"];
}

/**
 * One for each kind of work that the documents show. Their texts are in the messages, in a language
 * that the model officially takes. docs/decisions/prompt-languages.md
 */
export const examples = {
  flowerShop: { model: "wan2.7-image-pro", inputs: [], parameters: { thinkingMode: true } },
  alarmClock: {
    model: "wan2.7-image-pro",
    inputs: [{ picture: "clock" }, { picture: "table", boxes: [[989, 515, 1138, 681]] }],
    parameters: {},
  },
  graffiti: {
    model: "wan2.7-image-pro",
    inputs: [{ picture: "car" }, { picture: "graffiti" }],
    parameters: {},
  },
  fourSeasons: {
    model: "wan2.7-image-pro",
    inputs: [],
    parameters: { sequential: true, n: 4 },
  },
  puppyPoster: {
    model: "qwen-image-2.0",
    inputs: [],
    parameters: { size: "2048*2048", promptExtend: true },
  },
  girlAndDress: {
    model: "qwen-image-2.0",
    inputs: [{ picture: "girl" }, { picture: "dress" }],
    parameters: { n: 2, promptExtend: true },
  },
} satisfies Record<string, Example>;
export type ExampleName = keyof typeof examples;

export const exampleNames = [
  "flowerShop",
  "alarmClock",
  "graffiti",
  "fourSeasons",
  "puppyPoster",
  "girlAndDress",
] as const satisfies readonly ExampleName[];

/** The draft of an example, in one step. `assets` are its pictures, in their order. */
export function exampleDraft(name: ExampleName, prompt: string, assets: string[]): Draft {
  const { model, inputs, parameters }: Example = examples[name];
  return {
    model,
    prompt,
    inputs: inputs.map(({ boxes = [] }, index) => ({ assetId: assets[index] ?? "", boxes })),
    parameters,
  };
}
