import type { Plan } from "../plan.ts";
import { randomFrom } from "../random.ts";

/** How long a model draws, in milliseconds at speed 1. */
export interface Wait {
  /** The first image. */
  firstMs: { min: number; max: number };
  /** Each further image of the same call. */
  furtherMs?: number;
  /** Each further image of a set, which is drawn with a view to those before it. */
  furtherInSetMs?: number;
  inputMs?: number;
  rewritingMs?: number;
  thinkingMs?: number;
  /** Large pictures take longer: `perMillionMs` for each million of pixels beyond `fromPixels`. */
  area?: { fromPixels: number; perMillionMs: number };
}

/** How long a call draws, in milliseconds; its seed picks a value from the model's known range. */
export function drawingMs(wait: Wait, plan: Plan): number {
  const { firstMs, furtherMs = 1_500, inputMs = 0, rewritingMs = 3_500, thinkingMs = 0 } = wait;
  const { furtherInSetMs = furtherMs } = wait;
  const { fromPixels, perMillionMs } = wait.area ?? { fromPixels: 0, perMillionMs: 0 };
  const beyond = Math.max(0, plan.width * plan.height - fromPixels) / 1_000_000;
  return (
    randomFrom(plan.seed).between(firstMs.min, firstMs.max) +
    (plan.count - 1) * (plan.isSet ? furtherInSetMs : furtherMs) +
    plan.images.length * inputMs +
    (plan.actualPrompt === undefined ? 0 : rewritingMs) +
    (plan.isThinking ? thinkingMs : 0) +
    beyond * perMillionMs
  );
}
