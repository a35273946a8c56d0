import type { Judge } from "../judge/verdict.ts";
import type { Price } from "../price.ts";
import type { ResultShape } from "../results.ts";
import type { Wait } from "./wait.ts";

export interface Way {
  /** Below `/api/v1`. */
  path: string;
  judge: Judge;
  shape: ResultShape;
}

/** How upstream treats a model. */
export interface UpstreamModel {
  asynchronous?: Way;
  synchronous?: Way;
  /** At most this many submissions in any such span, at speed 1. */
  submissions: { most: number; whileMs: number };
  /**
   * How many asynchronous tasks may run, and how many may wait; synchronous calls never wait. L,
   * D2.
   */
  tasks?: { atOnce: number; waiting: number };
  wait: Wait;
  price: Price;
  /** How much larger the seed of each further image of a call is; missing if not published. */
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
