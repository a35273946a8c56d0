import { z } from "zod";
import { create } from "zustand";
import { keepText } from "@/lib/client/browser/page-storage";

/** How the library's tiles lie, which is the visitor's own and kept in the browser. */
const settingsSchema = z.object({
  look: z.enum(["rows", "squares"]),
  /** How high a row is to be, in CSS pixels: beside the stage, and where the library is alone. */
  besideSize: z.number(),
  aloneSize: z.number(),
});
type GridSettings = z.infer<typeof settingsSchema>;

export const useGridSettings = create<GridSettings>(() => ({
  look: "rows",
  besideSize: 112,
  aloneSize: 176,
}));

export const setGridSettings = (change: Partial<GridSettings>) => useGridSettings.setState(change);

const storageKey = "swatchbox.grid";

/** Takes up the settings of the last visit and keeps them from then on. */
export function keepGridSettings(storage: Storage): () => void {
  try {
    const stored = settingsSchema.safeParse(JSON.parse(storage.getItem(storageKey) ?? "null"));
    if (stored.success) useGridSettings.setState(stored.data);
  } catch {
    // Settings that cannot be read are no loss.
  }
  return useGridSettings.subscribe((settings) =>
    keepText(storage, storageKey, JSON.stringify(settings)),
  );
}
