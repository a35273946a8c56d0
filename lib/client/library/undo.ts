"use client";

import { useTranslations } from "next-intl";
import { useComparisonAddress } from "@/lib/client/address/comparison-address";
import { useView } from "@/lib/client/address/view";
import { isCloseUpOpen } from "@/lib/client/address/viewed-image";
import { hasOwnUndo } from "@/lib/client/browser/is-typing";
import { useWindowKeys } from "@/lib/client/browser/use-window-keys";
import { redoDraft, undoDraft, useCanRedo, useCanUndo } from "@/lib/client/draft/draft-store";
import { offersOwnUndo, showNotice, undoNotice } from "@/lib/client/shell/notice";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcuts } from "@/lib/core/shortcuts";
import { type LibraryAct, redoAct, undoAct, useLibraryActs } from "./history";

/** The attribute that `libraryMark` sets. */
export const libraryPart = "data-undo";
/** Marks a part of the page whose undo is the library's, wherever it stands. */
export const libraryMark = { [libraryPart]: "library" };
/** The library around an element, if it is in one. */
export const libraryAround = (element: Element) => element.closest(`[${libraryPart}="library"]`);

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

/** Undo and redo for the library. Each says what it did. */
function useLibraryUndo() {
  const t = useTranslations("library.history");
  const undo = async () => {
    // A notice may offer to undo something beside the library's acts, such as inputs taken.
    if (offersOwnUndo()) {
      undoNotice();
      return;
    }
    const made = await undoAct();
    if (made) showNotice({ text: t("undone", { text: made.text }) });
  };
  const redo = async () => {
    const made = await redoAct();
    if (made) showNotice({ text: t("redone", { text: made.text }) });
  };
  return { undo: () => void undo(), redo: () => void redo() };
}

const ofDraft = { undo: undoDraft, redo: redoDraft };

/** Whether the draft fills the window, which a batch is planned from. */
function useIsDraftHere(): boolean {
  const view = useView();
  const { isPlanning } = useComparisonAddress();
  return view === "compose" || (view === "compare" && isPlanning);
}

/** Undo and redo of what fills the window: the library's acts, or the draft. */
export function useUndo() {
  const isDraftHere = useIsDraftHere();
  const { done, undone } = useLibraryActs();
  const canUndoDraft = useCanUndo();
  const canRedoDraft = useCanRedo();
  const ofLibrary = useLibraryUndo();
  return isDraftHere
    ? { ...ofDraft, canUndo: canUndoDraft, canRedo: canRedoDraft }
    : { ...ofLibrary, canUndo: done.length > 0, canRedo: undone.length > 0 };
}

/**
 * Ctrl or Cmd + Z undoes what was done last where the user is, with Shift (or Ctrl + Y) redoes it: in
 * the library, the viewer and on the desk one of the library's acts, elsewhere a step of the draft.
 */
export function useUndoShortcuts(): void {
  const isDraftHere = useIsDraftHere();
  const ofLibrary = useLibraryUndo();
  useWindowKeys((event) => {
    const { target } = event;
    const shortcut = shortcutOf(shortcuts.anywhere, event);
    if ((shortcut !== "undo" && shortcut !== "redo") || hasOwnUndo(target)) return;
    event.preventDefault();
    const isInLibrary = target instanceof Element && target.closest("[data-undo=library]");
    const { undo, redo } = isDraftHere && !isInLibrary && !isCloseUpOpen() ? ofDraft : ofLibrary;
    if (shortcut === "undo") undo();
    else redo();
  });
}
