import { create } from "zustand";
import type { Box } from "@/lib/core/bbox/box";
import {
  type Draft,
  emptyDraft,
  type Replacement,
  withBoxes,
  withInputAt,
  withInputMoved,
  withInputReplaced,
  withNegativePrompt,
  withoutInput,
  withParameter,
} from "@/lib/core/generation/draft/draft";
import {
  type History,
  historyOf,
  redo,
  sealed,
  step,
  undo,
} from "@/lib/core/generation/draft/history";
import { withoutChange } from "@/lib/core/generation/draft/taken-back";
import { tellOfDraft } from "./draft-news";
import { draftKey, keepPresent, keepSteps, readKeptHistory } from "./draft-storage";

/** The draft and its history; nothing else writes either. */
const useHistory = create<History<Draft>>(() => historyOf(emptyDraft));

/** Reads a part of the draft. */
export function useDraft<Part>(select: (draft: Draft) => Part): Part {
  return useHistory((history) => select(history.present));
}

export const useCanUndo = () => useHistory(({ past }) => past.length > 0);
export const useCanRedo = () => useHistory(({ future }) => future.length > 0);

export function readDraft(): Draft {
  return useHistory.getState().present;
}

function edit(change: (draft: Draft) => Draft, tag?: string): void {
  useHistory.setState((history) => step(history, change(history.present), tag));
}

export const undoDraft = () => useHistory.setState(undo);
export const redoDraft = () => useHistory.setState(redo);
/** Called when a field is left: typing in it again is another step. */
export const endEdit = () => useHistory.setState(sealed);

export const setPrompt = (prompt: string) => edit((draft) => ({ ...draft, prompt }), "prompt");
export const setNegativePrompt = (text: string) =>
  edit((draft) => withNegativePrompt(draft, text), "negativePrompt");
export const setShrinkInputs = (shrinkInputs: boolean) =>
  edit((draft) => ({ ...draft, shrinkInputs }));
export const setModel = (model: string) => edit((draft) => ({ ...draft, model }));
export const insertInputs = (assetIds: string[], place: number) =>
  changeDraft((draft) =>
    assetIds.reduce((next, assetId, index) => withInputAt(next, assetId, place + index), draft),
  );
export const replaceInput = (index: number, by: Replacement) =>
  edit((draft) => withInputReplaced(draft, index, by));
export const removeInput = (index: number) => edit((draft) => withoutInput(draft, index));
export const moveInput = (from: number, to: number) =>
  edit((draft) => withInputMoved(draft, from, to));
export const setBoxes = (index: number, boxes: Box[], tag?: string) =>
  edit((draft) => withBoxes(draft, index, boxes), tag);
export const replaceDraft = (next: Draft) => edit(() => next);

/** Changes the draft in one step, and gives the way to take exactly that back, also later: what was done since stays. */
export function changeDraft(change: (draft: Draft) => Draft): () => void {
  const before = readDraft();
  edit(change);
  const after = readDraft();
  return () =>
    readDraft() === after && after !== before
      ? undoDraft()
      : edit((draft) => withoutChange(draft, before, after));
}

/** Sets one parameter; what is typed into one field is one step, and so is what has one tag in a row. */
export function setParameter<Name extends keyof Draft["parameters"]>(
  name: Name,
  value: Draft["parameters"][Name],
  tag?: string,
): void {
  const isTyped = name === "n" || name === "seed" || name === "size";
  edit((draft) => withParameter(draft, name, value), tag ?? (isTyped ? name : undefined));
}

/** Steps follow each other faster than they need to be kept. */
const restMs = 300;

/**
 * Takes up the draft of the last visit, with the steps that can be undone, and keeps both from then
 * on. What of it cannot be read is told of and left alone until the next edit.
 * @param shared what all pages of the studio have: the next one begins with the draft changed last
 * @param own what this page alone has, also after a reload
 */
export function keepDraft(shared: Storage, own: Storage = shared): () => void {
  const storages = [...new Set([own, shared])];
  const kept = readKeptHistory(own) ?? readKeptHistory(shared);
  if (kept) useHistory.setState(kept.history);
  if (kept && kept.lost.length > 0) tellOfDraft({ lost: kept.lost });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepAll = () => {
    clearTimeout(timer);
    for (const storage of storages) keepSteps(storage, useHistory.getState());
  };
  const end = useHistory.subscribe(({ present }, before) => {
    if (present === before.present) return;
    if (own !== shared) keepPresent(own, present);
    tellOfDraft({ isUnkept: !keepPresent(shared, present) });
    clearTimeout(timer);
    timer = setTimeout(keepAll, restMs);
  });
  /** A browser tells of it only to the other pages. */
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key === draftKey && newValue !== null) tellOfDraft({ isElsewhere: true });
  };
  window.addEventListener("pagehide", keepAll);
  window.addEventListener("storage", onStorage);
  return () => {
    end();
    clearTimeout(timer);
    window.removeEventListener("pagehide", keepAll);
    window.removeEventListener("storage", onStorage);
  };
}
