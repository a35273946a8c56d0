"use client";

import { useEffect, useEffectEvent } from "react";
import { create } from "zustand";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";

interface RunOptions {
  hasNewSeed: boolean;
}

interface RunStarter {
  start: ((options: RunOptions) => void) | undefined;
  /** Asked for while the run bar was not drawn, such as from another view. */
  wanted: RunOptions | undefined;
}

/** Lets other places start a run through the run bar, with all its confirmations. */
const useStore = create<RunStarter>(() => ({ start: undefined, wanted: undefined }));

/** Starts a run; if the run bar is not drawn yet, as soon as it is. */
export function startRun(options: RunOptions): void {
  const { start } = useStore.getState();
  if (start) start(options);
  else useStore.setState({ wanted: options });
}

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
    const { wanted } = useStore.getState();
    useStore.setState({ start: (options) => onStart(options), wanted: undefined });
    if (wanted) onStart(wanted);
    return () => useStore.setState({ start: undefined });
  }, []);
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
