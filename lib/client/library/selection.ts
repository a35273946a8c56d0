import { create } from "zustand";
import { hearOfAssets } from "@/lib/client/live/receive";
import {
  isSelected,
  noSelection,
  type Selection,
  selectedImages,
  withNews,
  withoutImages,
} from "@/lib/core/library/selection";

/** The images selected in the library; all views share one selection. */
const useStore = create<{ selection: Selection }>(() => ({ selection: noSelection }));

export const useSelection = () => useStore(({ selection }) => selection);
export const useIsSelected = (id: string) => useStore(({ selection }) => isSelected(selection, id));
export const useIsSelecting = () =>
  useStore(({ selection }) => selection.kept.size + selection.stretch.size > 0);
export const readSelection = () => useStore.getState().selection;
export const readSelected = () => selectedImages(readSelection());

export const changeSelection = (change: (selection: Selection) => Selection) =>
  useStore.setState(({ selection }) => ({ selection: change(selection) }));
export const clearSelection = () => useStore.setState({ selection: noSelection });

/** Deselects images that left the list. */
export const dropFromSelection = (ids: readonly string[]) =>
  changeSelection((selection) => withoutImages(selection, ids));

hearOfAssets((asset) => {
  if (isSelected(readSelection(), asset.id)) {
    changeSelection((selection) => withNews(selection, asset));
  }
});
