import { create } from "zustand";
import type { Box } from "@/lib/core/box/box";
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
import { withCount, withImageSet, withoutImageSet } from "@/lib/core/generation/draft/image-set";
import { withoutChange } from "@/lib/core/generation/draft/taken-back";
import type { Model } from "@/lib/core/models/model";
import { tellOfDraft } from "./draft-news";
import { draftKey, keepPresent, keepSteps, readKeptHistory } from "./draft-storage";

/** The draft and its history. Nothing else writes either. */
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

/** Tells a listener of every change of the draft, for the life of the page. */
export function hearOfDraft(listener: (draft: Draft) => void): void {
  useHistory.subscribe(({ present }, before) => present !== before.present && listener(present));
}

function edit(change: (draft: Draft) => Draft, tag?: string): void {
  useHistory.setState((history) => step(history, change(history.present), tag));
}

export const undoDraft = () => useHistory.setState(undo);
export const redoDraft = () => useHistory.setState(redo);
/** Called when a field loses focus: typing in it again makes a new step. */
export const endEdit = () => useHistory.setState(sealed);

export const setPrompt = (prompt: string) => edit((draft) => ({ ...draft, prompt }), "prompt");
export const setNegativePrompt = (text: string) =>
  edit((draft) => withNegativePrompt(draft, text), "negativePrompt");
export const setShrinkInputs = (shrinkInputs: boolean) =>
  edit((draft) => ({ ...draft, shrinkInputs }));
export const setSendAddresses = (sendAddresses: boolean) =>
  edit((draft) => ({ ...draft, sendAddresses }));
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

/**
 * Changes the draft in one step. Returns a function that undoes exactly this change, even later;
 * changes made since stay.
 */
export function changeDraft(change: (draft: Draft) => Draft): () => void {
  const before = readDraft();
  edit(change);
  const after = readDraft();
  return () =>
    readDraft() === after && after !== before
      ? undoDraft()
      : edit((draft) => withoutChange(draft, before, after));
}

/** Sets one parameter. Typing in one field makes one step, as do changes with one tag. */
export function setParameter<Name extends keyof Draft["parameters"]>(
  name: Name,
  value: Draft["parameters"][Name],
  tag?: string,
): void {
  const isTyped = name === "seed" || name === "size";
  edit((draft) => withParameter(draft, name, value), tag ?? (isTyped ? name : undefined));
}

/** Sets the number of images. Typing it makes one step. */
export const setCount = (count: number | undefined, model: Model) =>
  edit((draft) => withCount(draft, count, model), "n");

/** Switches an image set on or off, together with the number of images that goes with it. */
export const setImageSet = (isOn: boolean, model: Model) =>
  useHistory.setState((history) =>
    step(history, isOn ? withImageSet(history.present, model) : withoutImageSet(history)),
  );

/** Steps follow each other faster than they need to be saved. */
const restMs = 300;

/**
 * Restores the draft of the last visit with its undo steps, and saves both from then on. Unreadable
 * parts are reported and left in storage until the next edit.
 * @param shared storage of all the studio's pages: a new page starts with the draft changed last
 * @param own storage of this page alone, which survives a reload
 * @param model with which a first visit begins
 */
export function keepDraft(
  shared: Storage,
  own: Storage = shared,
  model = emptyDraft.model,
): () => void {
  const storages = [...new Set([own, shared])];
  const kept = readKeptHistory(own) ?? readKeptHistory(shared);
  if (kept) useHistory.setState(kept.history);
  else if (readDraft() === emptyDraft) useHistory.setState(historyOf({ ...emptyDraft, model }));
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
  /** Browsers fire this event only in the other pages. */
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
