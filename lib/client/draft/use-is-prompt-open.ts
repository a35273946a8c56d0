"use client";

import { danglingIn } from "@/lib/core/generation/prompt/references";
import { useDraftFit } from "./use-draft-problems";

/** Whether the prompt has a question mark in place of a removed image or box. */
export function useIsPromptOpen(): boolean {
  const { prompt, inputs, parameters } = useDraftFit().request;
  // In an image set the numbers may be those of the scenes.
  if (parameters.sequential) return false;
  return danglingIn(
    prompt,
    inputs.map(({ boxes }) => boxes.length),
  ).isOpen;
}
