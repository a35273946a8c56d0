import { z } from "zod";
import { create } from "zustand";
import { keepText } from "@/lib/client/browser/page-storage";

/** Widths in pixels and which panes are shown; the visitor's own, so kept in the browser. */
const panesSchema = z.object({
  composeWidth: z.number(),
  libraryWidth: z.number(),
  isComposeOpen: z.boolean(),
  isLibraryOpen: z.boolean(),
});
export type Panes = z.infer<typeof panesSchema>;

/** How narrow and how wide a pane can be made, in pixels. */
export const paneLimits = { min: 240, max: 560 } as const;

export const usePanes = create<Panes>(() => ({
  composeWidth: 348,
  libraryWidth: 316,
  isComposeOpen: true,
  isLibraryOpen: true,
}));

export const setPanes = (change: Partial<Panes>) => usePanes.setState(change);

const storageKey = "swatchbox.panes";

/** Takes up the arrangement of the last visit and keeps it from then on. */
export function keepPanes(storage: Storage): () => void {
  try {
    const stored = panesSchema.safeParse(JSON.parse(storage.getItem(storageKey) ?? "null"));
    if (stored.success) usePanes.setState(stored.data);
  } catch {
    // An arrangement that cannot be read is no loss.
  }
  return usePanes.subscribe((panes) => keepText(storage, storageKey, JSON.stringify(panes)));
}
