import { create } from "zustand";
import type { CopiedBox } from "@/lib/core/bbox/paste";

const useClipboard = create<{ copied: CopiedBox | undefined }>(() => ({ copied: undefined }));

/** The box that was copied last, to be pasted on any image. */
export const useCopiedBox = () => useClipboard(({ copied }) => copied);
export const copyBox = (copied: CopiedBox) => useClipboard.setState({ copied });
