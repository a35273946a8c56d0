"use client";

import { useSettled } from "@/lib/client/browser/use-settled";

const pauseMs = 1_000;

/**
 * A note about a text: a new one waits for a pause in typing, since the words may be on their way;
 * what no longer holds goes at once.
 */
export function useAfterPause<Note>(note: Note | undefined, text: string): Note | undefined {
  const settled = useSettled({ note, text }, pauseMs);
  return JSON.stringify(settled.note) === JSON.stringify(note) ? note : undefined;
}
