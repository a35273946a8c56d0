"use client";

import { useEffect, useEffectEvent } from "react";
import { create } from "zustand";
import { isCovered } from "@/lib/client/browser/is-covered";
import { useWindowKeys } from "@/lib/client/browser/use-window-keys";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";

interface RunOptions {
  hasNewSeed: boolean;
}

interface RunStarter {
  start: ((options: RunOptions) => void) | undefined;
  /** Asked for while the run bar was not ready, such as from another view. */
  wanted: RunOptions | undefined;
}

/** Lets other places start a run through the run bar, with all its confirmations. */
const useStore = create<RunStarter>(() => ({ start: undefined, wanted: undefined }));

/** Starts a run; if the run bar is not drawn or not ready yet, as soon as it is. */
export function startRun(options: RunOptions): void {
  const { start } = useStore.getState();
  if (start) start(options);
  else useStore.setState({ wanted: options });
}

/**
 * Ctrl or Cmd + Enter, anywhere on the page; with Shift for a new seed. Not behind a dialog, where no
 * cost and no question could be read.
 * @param isReady whether everything is known that a run is checked against; what other places start
 * before waits for it
 */
export function useRunShortcut(run: (options: RunOptions) => void, isReady: boolean): void {
  useWindowKeys((event) => {
    const shortcut = shortcutOf(shortcuts.anywhere, event);
    if (shortcut !== "run" && shortcut !== "runNewSeed") return;
    if (event.defaultPrevented || isCovered()) return;
    event.preventDefault();
    if (!event.repeat) run({ hasNewSeed: shortcut === "runNewSeed" });
  });
  const onStart = useEffectEvent(run);
  useEffect(() => {
    if (!isReady) return;
    const { wanted } = useStore.getState();
    useStore.setState({ start: (options) => onStart(options), wanted: undefined });
    if (wanted) onStart(wanted);
    return () => useStore.setState({ start: undefined });
  }, [isReady]);
}
