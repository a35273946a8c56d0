import { create } from "zustand";
import { setPanes } from "@/lib/client/shell/panes";

export const paletteTools = ["picture", "harmony", "saved", "files", "check"] as const;
export type PaletteTool = (typeof paletteTools)[number];

/** What the compose panel opens beside itself. */
type ComposeTool =
  | { kind: "request" }
  /** Snippets, presets and the prompt history. */
  | { kind: "kept" }
  | { kind: "palette"; tool: PaletteTool };

const useStore = create<{ open: ComposeTool | undefined }>(() => ({ open: undefined }));

export const useComposeTool = () => useStore(({ open }) => open);
export const closeComposeTool = () => useStore.setState({ open: undefined });

/** Opens a tool from anywhere, together with the compose panel. */
export function openComposeTool(open: ComposeTool): void {
  setPanes({ isComposeOpen: true });
  useStore.setState({ open });
}
