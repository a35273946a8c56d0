"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { useComparisonAddress } from "@/lib/client/address/comparison-address";
import { useView } from "@/lib/client/address/view";
import { isCloseUpOpen } from "@/lib/client/address/viewed-image";
import { hasOwnUndo } from "@/lib/client/browser/is-typing";
import { redoDraft, undoDraft, useCanRedo, useCanUndo } from "@/lib/client/draft/draft-store";
import { offersOwnUndo, showNotice, undoNotice } from "@/lib/client/shell/notice";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";
import { type LibraryAct, redoAct, undoAct, useLibraryActs } from "./history";

/** Marks a part of the page whose undo is the library's, wherever it stands. */
export const libraryMark = { "data-undo": "library" };

/** Tells what was done in the library, with an undo that says so in turn. */
export function useUndoNotice() {
  const t = useTranslations("library.history");
  return (made: LibraryAct | undefined): void => {
    if (!made) return;
    const { text } = made;
    const undo = async () => {
      if (await undoAct(made)) showNotice({ text: t("undone", { text }) });
    };
    showNotice({ text, undo: () => void undo(), isOfHistory: true });
  };
}

/** Undo and redo of the library, which say what they did. */
function useLibraryUndo() {
  const t = useTranslations("library.history");
  return {
    undo: async () => {
      // A notice may offer to undo something beside the library's acts, such as inputs taken.
      if (offersOwnUndo()) {
        undoNotice();
        return;
      }
      const made = await undoAct();
      if (made) showNotice({ text: t("undone", { text: made.text }) });
    },
    redo: async () => {
      const made = await redoAct();
      if (made) showNotice({ text: t("redone", { text: made.text }) });
    },
  };
}

/** Undo and redo of what fills the window: the library's acts, or the draft. */
export function useUndo() {
  const view = useView();
  const { isPlanning } = useComparisonAddress();
  const { done, undone } = useLibraryActs();
  const canUndoDraft = useCanUndo();
  const canRedoDraft = useCanRedo();
  const library = useLibraryUndo();
  const isOfDraft = view === "compose" || (view === "compare" && isPlanning);
  return isOfDraft
    ? { isOfDraft, canUndo: canUndoDraft, canRedo: canRedoDraft, undo: undoDraft, redo: redoDraft }
    : {
        isOfDraft,
        canUndo: done.length > 0,
        canRedo: undone.length > 0,
        undo: () => void library.undo(),
        redo: () => void library.redo(),
      };
}

/**
 * Ctrl or Cmd + Z undoes what was done last where the user is, with Shift (or Ctrl + Y) redoes it: in
 * the library, the viewer and on the desk one of the library's acts, elsewhere a step of the draft.
 */
export function useUndoShortcuts(): void {
  const here = useUndo();
  const library = useLibraryUndo();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    const shortcut = shortcutOf(shortcuts.anywhere, event);
    if ((shortcut !== "undo" && shortcut !== "redo") || hasOwnUndo(target)) return;
    event.preventDefault();
    const isInLibrary = target instanceof Element && target.closest("[data-undo=library]");
    const { undo, redo } = isInLibrary || isCloseUpOpen() ? library : here;
    void (shortcut === "undo" ? undo() : redo());
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
