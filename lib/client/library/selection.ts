import { create } from "zustand";
import { hearOfAssets, hearOfGenerations } from "@/lib/client/live/receive";
import type { Generation } from "@/lib/core/api/generation";
import {
  isSelected,
  type Marked,
  noSelection,
  type Selection,
  selectedCount,
  selectedOf,
  withNews,
  withoutSome,
  withStretch,
  withStretchKept,
} from "@/lib/core/library/selection";

interface Selected {
  selection: Selection;
  /** The runs that ended without an image, or without all of them. */
  runs: Selection<Generation>;
}

const nothing: Selected = { selection: noSelection, runs: noSelection };

/** What is selected in the library; all views share one selection. */
const useStore = create<Selected>(() => nothing);

export const useSelection = () => useStore(({ selection }) => selection);
export const useRunSelection = () => useStore(({ runs }) => runs);
export const useIsSelected = (id: string) => useStore(({ selection }) => isSelected(selection, id));
export const useIsRunSelected = (id: string) => useStore(({ runs }) => isSelected(runs, id));
export const useIsSelecting = () => useStore(isSelecting);
export const readSelection = () => useStore.getState().selection;
export const readSelected = () => selectedOf(readSelection());
export const readSelectedRuns = () => selectedOf(useStore.getState().runs);
export const readIsSelecting = () => isSelecting(useStore.getState());

function isSelecting({ selection, runs }: Selected): boolean {
  return selectedCount(selection) + selectedCount(runs) > 0;
}

export const changeSelection = (change: (selection: Selection) => Selection) =>
  useStore.setState(({ selection }) => ({ selection: change(selection) }));
export const changeRunSelection = (
  change: (runs: Selection<Generation>) => Selection<Generation>,
) => useStore.setState(({ runs }) => ({ runs: change(runs) }));
export const clearSelection = () => useStore.setState(nothing);

/** Replaces the range that is being drawn. */
export const drawRange = (images: Marked[], ended: Generation[]) =>
  useStore.setState(({ selection, runs }) => ({
    selection: withStretch(selection, images),
    runs: withStretch(runs, ended),
  }));

/** Makes what was drawn a part of the selection that stays. */
export const keepRange = () =>
  useStore.setState(({ selection, runs }) => ({
    selection: withStretchKept(selection),
    runs: withStretchKept(runs),
  }));

/** Deselects images that left the list. */
export const dropFromSelection = (ids: readonly string[]) =>
  changeSelection((selection) => withoutSome(selection, ids));

hearOfAssets((asset) => {
  if (isSelected(readSelection(), asset.id)) {
    changeSelection((selection) => withNews(selection, asset));
  }
});

hearOfGenerations(({ id, dismissedAt }) => {
  if (dismissedAt !== undefined && isSelected(useStore.getState().runs, id)) {
    changeRunSelection((runs) => withoutSome(runs, [id]));
  }
});
