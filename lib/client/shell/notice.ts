import { create } from "zustand";

/** A short message that something was done, with a way to undo it or to go on. */
export interface Notice {
  /** Tells it from the previous notice. */
  id: number;
  /** In the user's language. */
  text: string;
  undo?: () => void;
  /** Whether it is about something in the library's history, whose latest step a key undoes. */
  isOfHistory?: boolean;
  /** What may be wanted next. */
  offer?: { label: string; take: () => void };
}

const useStore = create<{ notice: Notice | undefined }>(() => ({ notice: undefined }));
let lastId = 0;

export const useNotice = () => useStore(({ notice }) => notice);
export const dismissNotice = () => useStore.setState({ notice: undefined });

/** Shows a notice in place of the previous one. */
export function showNotice(notice: Omit<Notice, "id">): void {
  lastId += 1;
  useStore.setState({ notice: { ...notice, id: lastId } });
}

/** Undoes what the notice reports; returns whether there was anything to undo. */
export function undoNotice(): boolean {
  const { notice } = useStore.getState();
  if (!notice?.undo) return false;
  dismissNotice();
  notice.undo();
  return true;
}

/** Whether a notice offers to undo something that no history has. */
export function offersOwnUndo(): boolean {
  const { notice } = useStore.getState();
  return notice?.undo !== undefined && !notice.isOfHistory;
}

/** Does what the notice offers. */
export function takeOffer(): void {
  const { notice } = useStore.getState();
  dismissNotice();
  notice?.offer?.take();
}
