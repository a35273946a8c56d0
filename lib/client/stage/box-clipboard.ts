import { create } from "zustand";
import type { CopiedBox } from "@/lib/core/box/paste";

const useClipboard = create<{ copied: CopiedBox | undefined }>(() => ({ copied: undefined }));

/** The last copied box, to paste on any image. */
export const useCopiedBox = () => useClipboard(({ copied }) => copied);
export const copyBox = (copied: CopiedBox) => useClipboard.setState({ copied });
