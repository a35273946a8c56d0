import { create } from "zustand";
import { showPlan } from "@/lib/client/address/comparison-address";
import type { AxisForm } from "@/lib/core/comparison-view/axis-form";

interface OpenedPlan {
  /** Tells a plan from the one before it, which has the same address. */
  number: number;
  /** What it compares first; undefined: what it proposes itself. */
  axis: AxisForm | undefined;
}

/** The plan that was opened last. */
export const useOpenedPlan = create<OpenedPlan>(() => ({ number: 0, axis: undefined }));

/** Plans a batch from the current draft, even over another plan. */
export function openPlan(axis?: AxisForm): void {
  useOpenedPlan.setState(({ number }) => ({ number: number + 1, axis }));
  showPlan();
}
