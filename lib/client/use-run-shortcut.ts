"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Ctrl or Cmd + Enter, from anywhere on the page, with Shift for a new seed; but never in the middle
 * of composing a word.
 */
export function useRunShortcut(run: (options: { hasNewSeed: boolean }) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) run({ hasNewSeed: event.shiftKey });
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
