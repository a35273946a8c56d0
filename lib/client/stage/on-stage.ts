import { create } from "zustand";
import { hearOfDraft, readDraft } from "@/lib/client/draft/draft-store";
import type { Generation } from "@/lib/core/api/generation";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { type Happenings, hasLanded, type StageChoice } from "@/lib/core/stage/on-stage";

interface Kept extends Happenings {
  /** How much has happened. */
  count: number;
  /** Whether somebody is drawing, so that the stage must not change under the pointer. */
  isDrawing: boolean;
}

const useStore = create<Kept>(() => ({
  count: 0,
  inputsAt: 0,
  heardAt: {},
  choice: undefined,
  isDrawing: false,
}));

function happen(change: (at: number, kept: Kept) => Partial<Kept>): void {
  useStore.setState((kept) => {
    const count = kept.count + 1;
    return { count, ...change(count, kept) };
  });
}

export const useHappenings = (): Happenings & { isDrawing: boolean } => useStore();

/** Shows something on the stage until the next result lands or the draft gets other images. */
export const showOnStage = (choice: StageChoice) => happen((at) => ({ choice: { ...choice, at } }));

export const setDrawing = (isDrawing: boolean) => useStore.setState({ isDrawing });

/** Notes that a run has begun, or that it has something to see that it had not before. */
export function noteRun(known: Generation | undefined, told: Generation): void {
  const isLanding = hasLanded(told) && !(known && hasLanded(known));
  if (known && !isLanding) return;
  happen((at, { heardAt }) => ({ heardAt: { ...heardAt, [told.id]: at } }));
}

const idsOf = ({ inputs }: Draft) => inputs.map(({ assetId }) => assetId).join(" ");

let inputIds = idsOf(readDraft());
hearOfDraft((draft) => {
  const ids = idsOf(draft);
  if (ids === inputIds) return;
  inputIds = ids;
  happen((at) => ({ inputsAt: at }));
});
