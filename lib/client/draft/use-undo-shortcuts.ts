"use client";

import { useEffect } from "react";
import { isTyping } from "@/lib/client/browser/is-typing";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";
import { redoDraft, undoDraft } from "./draft-store";

/** Ctrl or Cmd + Z undoes a step of the draft; with Shift (or Ctrl + Y) it redoes one. */
export function useUndoShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(shortcuts.anywhere, event);
      if ((shortcut !== "undo" && shortcut !== "redo") || isTyping(event.target)) return;
      event.preventDefault();
      if (shortcut === "undo") undoDraft();
      else redoDraft();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
