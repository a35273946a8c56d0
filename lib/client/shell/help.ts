import { create } from "zustand";

/** The help panel that is open. */
type HelpKind = "shortcuts" | "commands" | "examples";

const useStore = create<{ open: HelpKind | undefined }>(() => ({ open: undefined }));

export const useOpenHelp = () => useStore(({ open }) => open);
export const openHelp = (open: HelpKind | undefined) => useStore.setState({ open });
