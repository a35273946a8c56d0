import { create } from "zustand";

/** A short word that something was done, and the way to take it back. */
export interface Notice {
  /** Tells it from the one before it. */
  id: number;
  /** In the user's language. */
  text: string;
  undo?: () => void;
}

const useStore = create<{ notice: Notice | undefined }>(() => ({ notice: undefined }));
let lastId = 0;

export const useNotice = () => useStore(({ notice }) => notice);
export const dismissNotice = () => useStore.setState({ notice: undefined });

/** Says that something was done; it takes the place of what was said before. */
export function showNotice(notice: Omit<Notice, "id">): void {
  lastId += 1;
  useStore.setState({ notice: { ...notice, id: lastId } });
}

/** Takes back what the notice tells of; says whether there was anything to take back. */
export function undoNotice(): boolean {
  const { notice } = useStore.getState();
  if (!notice?.undo) return false;
  dismissNotice();
  notice.undo();
  return true;
}
