"use client";

import { useEffect, useEffectEvent } from "react";
import { create } from "zustand";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";

interface RunOptions {
  hasNewSeed: boolean;
}

/** Lets other places start a run through the run bar, with all its confirmations. */
const useStore = create<{ start: ((options: RunOptions) => void) | undefined }>(() => ({
  start: undefined,
}));

export const startRun = (options: RunOptions) => useStore.getState().start?.(options);

/** Ctrl or Cmd + Enter, anywhere on the page; with Shift for a new seed. */
export function useRunShortcut(run: (options: RunOptions) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = shortcutOf(shortcuts.anywhere, event);
    if (shortcut !== "run" && shortcut !== "runNewSeed") return;
    event.preventDefault();
    if (!event.repeat) run({ hasNewSeed: shortcut === "runNewSeed" });
  });
  const onStart = useEffectEvent(run);
  useEffect(() => {
    useStore.setState({ start: (options) => onStart(options) });
    return () => useStore.setState({ start: undefined });
  }, []);
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
