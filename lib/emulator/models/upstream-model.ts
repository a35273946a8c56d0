import type { Judge } from "../judge/verdict.ts";
import type { ResultShape } from "../results.ts";
import type { Price } from "./price.ts";
import type { Wait } from "./wait.ts";

/** One way of calling a model. */
export interface Way {
  /** Below `/api/v1`. */
  path: string;
  judge: Judge;
  shape: ResultShape;
}

/** A model as upstream treats it. */
export interface UpstreamModel {
  asynchronous?: Way;
  synchronous?: Way;
  /** At most so many submissions in any such while, at speed 1. */
  submissions: { most: number; whileMs: number };
  /** How many asynchronous tasks run, and how many wait for that; nothing else waits. L, D2. */
  tasks?: { atOnce: number; waiting: number };
  wait: Wait;
  price: Price;
  /** By how much the seed of each further image of a call is larger; missing: nobody says. */
  seedStep?: number;
}

export const paths = {
  multimodal: "/services/aigc/multimodal-generation/generation",
  imageGeneration: "/services/aigc/image-generation/generation",
  textToImage: "/services/aigc/text2image/image-synthesis",
  imageToImage: "/services/aigc/image2image/image-synthesis",
};

export const aSecond = (most: number) => ({ most, whileMs: 1000 });
export const aMinute = (most: number) => ({ most, whileMs: 60_000 });
