"use client";

import { useEffect, useEffectEvent } from "react";
import { create } from "zustand";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";

interface RunOptions {
  hasNewSeed: boolean;
}

/** The run bar's own way of starting a run, with all that it asks before; for those who are elsewhere. */
const useStore = create<{ start: ((options: RunOptions) => void) | undefined }>(() => ({
  start: undefined,
}));

export const startRun = (options: RunOptions) => useStore.getState().start?.(options);

/** Ctrl or Cmd + Enter, from anywhere on the page, with Shift for a new seed. */
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
