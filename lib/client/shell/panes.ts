import { z } from "zod";
import { create } from "zustand";
import { keepText } from "@/lib/client/browser/page-storage";

/** Pane widths in pixels, and which panes are shown. User settings, so the browser keeps them. */
const panesSchema = z.object({
  composeWidth: z.number(),
  libraryWidth: z.number(),
  isComposeOpen: z.boolean(),
  isLibraryOpen: z.boolean(),
});
export type Panes = z.infer<typeof panesSchema>;

/** In pixels. */
export const paneLimits = { min: 240, max: 560 } as const;

export const usePanes = create<Panes>(() => ({
  composeWidth: 348,
  libraryWidth: 316,
  isComposeOpen: true,
  isLibraryOpen: true,
}));

export const setPanes = (change: Partial<Panes>) => usePanes.setState(change);

const storageKey = "swatchbox.panes";

/** Restores the layout of the last visit and saves it from then on. */
export function keepPanes(storage: Storage): () => void {
  try {
    const stored = panesSchema.safeParse(JSON.parse(storage.getItem(storageKey) ?? "null"));
    if (stored.success) usePanes.setState(stored.data);
  } catch {
    // Losing an unreadable layout does no harm.
  }
  return usePanes.subscribe((panes) => keepText(storage, storageKey, JSON.stringify(panes)));
}
