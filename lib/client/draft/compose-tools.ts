import { create } from "zustand";
import { setPanes } from "@/lib/client/shell/panes";

export const paletteTools = ["picture", "harmony", "saved", "files", "check"] as const;
export type PaletteTool = (typeof paletteTools)[number];

/** What the compose panel opens aside. */
type ComposeTool =
  | { kind: "request" }
  /** Snippets, presets and the history of prompts. */
  | { kind: "kept" }
  | { kind: "palette"; tool: PaletteTool };

const useStore = create<{ open: ComposeTool | undefined }>(() => ({ open: undefined }));

export const useComposeTool = () => useStore(({ open }) => open);
export const closeComposeTool = () => useStore.setState({ open: undefined });

/** Opens it from anywhere, together with the panel that it belongs to. */
export function openComposeTool(open: ComposeTool): void {
  setPanes({ isComposeOpen: true });
  useStore.setState({ open });
}
