import { create } from "zustand";
import type { AxisForm } from "@/lib/core/comparison-view/axis-form";

/** What the next plan compares, for those that open one; undefined: what it proposes itself. */
const useStore = create<{ wanted: AxisForm | undefined }>(() => ({ wanted: undefined }));

export const wantAxis = (wanted: AxisForm) => useStore.setState({ wanted });
export const readWantedAxis = () => useStore.getState().wanted;
export const forgetWantedAxis = () => useStore.setState({ wanted: undefined });
