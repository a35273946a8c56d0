import { create } from "zustand";
import { readDraft, useDraft } from "./draft-store";

const useStore = create<{ index: number }>(() => ({ index: 0 }));

/** The input on the stage: the last one if the selected one is gone, -1 if there is none. */
export function useSelectedInput(): number {
  const count = useDraft((draft) => draft.inputs.length);
  return Math.min(
    useStore((store) => store.index),
    count - 1,
  );
}

export function readSelectedInput(): number {
  return Math.min(useStore.getState().index, readDraft().inputs.length - 1);
}

export const selectInput = (index: number) => useStore.setState({ index });
