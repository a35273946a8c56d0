import { z } from "zod";
import { create } from "zustand";
import { keepText } from "@/lib/client/browser/page-storage";
import { captionContentSchema } from "@/lib/core/library/caption";

/** How the library lays out its tiles. A user setting, so the browser keeps it. */
const settingsSchema = z.object({
  look: z.enum(["rows", "squares"]),
  /** The row height in CSS pixels, beside the stage and when the library has the whole window. */
  besideSize: z.number(),
  aloneSize: z.number(),
  /** What stands below a result. */
  caption: captionContentSchema.default("prompt"),
});
type GridSettings = z.infer<typeof settingsSchema>;

export const useGridSettings = create<GridSettings>(() => ({
  look: "rows",
  besideSize: 112,
  aloneSize: 176,
  caption: "prompt",
}));

export const setGridSettings = (change: Partial<GridSettings>) => useGridSettings.setState(change);

const storageKey = "swatchbox.grid";

/** Restores the settings of the last visit and saves them from then on. */
export function keepGridSettings(storage: Storage): () => void {
  try {
    const stored = settingsSchema.safeParse(JSON.parse(storage.getItem(storageKey) ?? "null"));
    if (stored.success) useGridSettings.setState(stored.data);
  } catch {
    // Losing unreadable settings does no harm.
  }
  return useGridSettings.subscribe((settings) =>
    keepText(storage, storageKey, JSON.stringify(settings)),
  );
}
