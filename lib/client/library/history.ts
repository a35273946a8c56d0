import { create } from "zustand";
import { dismissNotice } from "@/lib/client/shell/notice";
import {
  type ActHistory,
  noActs,
  withAct,
  withoutAct,
  withRedone,
  withUndone,
} from "@/lib/core/library/act-history";

/**
 * How undoing or redoing ended. What was refused can be tried again; what is gone never can. The user has
 * been told of either.
 */
export type StepOutcome = "done" | "refused" | "gone";

/** What a refusal means for a step: it will be refused again if the image or board no longer exists. */
export const outcomeOf = ({ code }: { code: string }): StepOutcome =>
  code === "notFound" || code === "request.invalid" ? "gone" : "refused";

/** Something that was done in the library, with its way back and forth. */
export interface LibraryAct {
  /** What was done, as a sentence in the user's language. */
  text: string;
  /** Shows the image that it was done to, or the first of them. */
  thumbUrl?: string | undefined;
  undo: () => Promise<StepOutcome>;
  redo: () => Promise<StepOutcome>;
}

/** All acts of this visit. The draft has a history of its own. */
const useStore = create<ActHistory<LibraryAct>>(() => noActs);

export const useLibraryActs = () => useStore();

/** Acts, their undoing and redoing take turns, so that each finds what the one before has made. */
let turn: Promise<unknown> = Promise.resolve();

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const next = turn.then(work);
  turn = next.catch(() => undefined);
  return next;
}

/** Does something in its turn. If it was done, it can be undone from then on. */
export function act(work: () => Promise<LibraryAct | undefined>): Promise<LibraryAct | undefined> {
  // What it offers to undo is no longer the latest.
  dismissNotice();
  return inTurn(async () => {
    const made = await work();
    if (made) useStore.setState((history) => withAct(history, made));
    return made;
  });
}

/** Undoes an act, by default the latest. Returns it if it was undone. */
export function undoAct(chosen?: LibraryAct): Promise<LibraryAct | undefined> {
  dismissNotice();
  return inTurn(async () => {
    const { done } = useStore.getState();
    const made = chosen ?? done.at(-1);
    if (!made || !done.includes(made)) return undefined;
    const outcome = await made.undo();
    if (outcome === "refused") return undefined;
    useStore.setState((history) =>
      outcome === "gone" ? withoutAct(history, made) : withUndone(history, made),
    );
    return outcome === "done" ? made : undefined;
  });
}

/** Does again what was undone last. Returns it if it was done. */
export function redoAct(): Promise<LibraryAct | undefined> {
  dismissNotice();
  return inTurn(async () => {
    const made = useStore.getState().undone.at(-1);
    if (!made) return undefined;
    const outcome = await made.redo();
    if (outcome === "refused") return undefined;
    useStore.setState((history) =>
      outcome === "gone" ? withoutAct(history, made) : withRedone(history),
    );
    return outcome === "done" ? made : undefined;
  });
}

/** Undoes or redoes until exactly this many acts are done. Stops at one that is refused. */
export async function goToAct(count: number): Promise<void> {
  for (;;) {
    const { length } = useStore.getState().done;
    if (length === count) return;
    if (!(await (length > count ? undoAct() : redoAct()))) return;
  }
}
