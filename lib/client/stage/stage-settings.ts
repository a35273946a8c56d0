import { create } from "zustand";
import type { Tool } from "@/lib/core/stage/gesture-state";

interface StageSettings {
  tool: Tool;
  /** Edges snap to nearby lines. */
  isSnapping: boolean;
}

/** How the user works on the stage, whichever image is on it. */
export const useStageSettings = create<StageSettings>(() => ({ tool: "box", isSnapping: true }));

export const chooseTool = (tool: Tool) => useStageSettings.setState({ tool });
export const toggleSnapping = () =>
  useStageSettings.setState(({ isSnapping }) => ({ isSnapping: !isSnapping }));
