import { create } from "zustand";

/** The dialog that is open: help, or what concerns the whole studio. */
type HelpKind = "shortcuts" | "commands" | "examples" | "programs";

const useStore = create<{ open: HelpKind | undefined }>(() => ({ open: undefined }));

export const useOpenHelp = () => useStore(({ open }) => open);
export const openHelp = (open: HelpKind | undefined) => useStore.setState({ open });
